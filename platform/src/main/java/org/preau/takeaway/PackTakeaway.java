package org.preau.takeaway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.preau.archive.Reason;
import org.preau.archive.TakeSnapshot;
import org.preau.archive.Vaults;
import org.preau.archive.Words;
import org.preau.exchange.ExportStatic;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.OpenPart;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;

/**
 * Writes everything an association has into one archive: the site as files, what features say for
 * people ({@link OpenPart}), the rows as text and every object for another Préau, all versions as a
 * git bundle, and the SHA-256 of each file. A snapshot is taken first, and the rows are its rows.
 *
 * <p>Memory holds names, never files; on disk only the site lies for a while. Nothing in it opens a
 * door: what chapters leave out (passwords of programs, tokens, invitations) is in no tree, and of
 * accounts the name and address go along.
 */
public final class PackTakeaway {

    /** What it stands on. */
    public record Ground(
            Database database,
            Chapters chapters,
            Vaults vaults,
            TakeSnapshot take,
            Words words,
            ExportStatic site,
            List<OpenPart> parts,
            Cover cover,
            Clock clock,
            Path work) {

        /** Copies the list. */
        public Ground {
            parts = List.copyOf(parts);
        }
    }

    /** What it is at. */
    public enum Step {
        /** A snapshot is taken. */
        SNAPSHOT,
        /** Pages of the site are written; how many there will be is not known. */
        SITE,
        /** Rows and files, by their bytes or number. */
        FILES,
        /** All versions. */
        HISTORY,
        /** The archive is put where it is downloaded from. */
        KEEPING;

        /** As tables, messages and programs have it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Told how far it is; may throw to break it off. Called on the working thread, often. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param total 0 where it is not known
         */
        void at(Step step, long done, long total);
    }

    /**
     * What is asked for.
     *
     * @param by who has it made, as people call them
     * @param history whether all versions go along
     */
    public record Order(Tenant tenant, Tenancy tenancy, String by, boolean history) {}

    /**
     * What was written.
     *
     * @param snapshot the version of the vault that it is
     * @param folders how many files lie in each
     * @param missing what the store had lost
     */
    public record Packed(
            long snapshot,
            long files,
            long bytes,
            Map<String, Long> folders,
            List<String> missing) {}

    private static final List<String> NAMES_OF_OUR_OWN = List.of("site", "data", "history");

    private final Ground ground;

    public PackTakeaway(Ground ground) {
        this.ground = ground;
        for (OpenPart part : ground.parts()) {
            if (NAMES_OF_OUR_OWN.contains(part.folder())) {
                throw new IllegalArgumentException("a folder of the archive: " + part.folder());
            }
        }
    }

    /**
     * Writes it.
     *
     * @param to gets it; closed only when all is well
     * @throws IOException if the vault, the store or {@code to} fails; what was written is useless
     */
    public Packed run(Order order, OutputStream to, Progress progress) throws IOException {
        progress.at(Step.SNAPSHOT, 0, 0);
        return new Packing(ground, order, snapshot(order), to, progress).run();
    }

    private TakeSnapshot.Taken snapshot(Order order) throws IOException {
        return ground.take()
                .run(
                        order.tenancy(),
                        Reason.ASKED,
                        order.by(),
                        ground.words().of(order.tenant().id(), Reason.ASKED),
                        org.preau.backup.vault.Progress.SILENT);
    }
}
