package org.preau.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.snapshot.Counts;

/** What programs send and get about snapshots. */
final class SnapshotShapes {

    private SnapshotShapes() {}

    /**
     * A snapshot.
     *
     * @param reason change, asked, before-import, before-theme, before-deletion, before-upgrade,
     *     before-restore or restored
     */
    record SnapshotJson(long number, Instant time, String by, String reason) {
        static SnapshotJson of(Snapshot it) {
            return new SnapshotJson(it.number(), it.time(), it.by(), it.reason().word());
        }
    }

    /**
     * What a snapshot took.
     *
     * @param made false if nothing had changed: then it is the number of the last one
     */
    record TakenJson(long number, boolean made, long items, long read, long bytes) {}

    /** Files that are not the same in two snapshots. */
    record DifferenceJson(
            long from, long to, List<String> added, List<String> removed, List<String> edited) {}

    /** Rows that going back concerns. */
    record CountsJson(String chapter, int back, int changed, int gone) {
        static List<CountsJson> of(Map<String, Counts> counts) {
            return counts.entrySet().stream()
                    .map(it ->
                            new CountsJson(
                                    it.getKey(),
                                    it.getValue().back(),
                                    it.getValue().changed(),
                                    it.getValue().gone()))
                    .toList();
        }
    }

    /** What going back would do. */
    record PlanJson(long number, List<CountsJson> counts) {}

    /**
     * What comes back.
     *
     * @param id chosen by whoever asks; asked twice, it is done once
     * @param chapters site, media, forms, …; none for everything
     * @param article one article or page that is gone; null for no single one
     * @param section one section with the texts that stood in it; null for none
     * @param form one form with the answers that it had; null for none
     * @param people whether people's offices come back too
     */
    record RestorationInput(
            @Nullable UUID id,
            @Nullable List<String> chapters,
            @Nullable UUID article,
            @Nullable UUID section,
            @Nullable UUID form,
            boolean people) {

        /** What is wished for. */
        Wish wish() {
            return new Wish(
                    chapters == null ? List.of() : chapters, article, people, section, form);
        }
    }

    /**
     * One way back.
     *
     * @param state waiting, running, done or failed
     * @param before the snapshot that undoes it; null before it is done
     */
    record RestorationJson(
            UUID id,
            long number,
            String state,
            long done,
            long total,
            @Nullable Long before,
            List<CountsJson> counts,
            String why,
            Instant madeAt,
            String madeBy) {}
}
