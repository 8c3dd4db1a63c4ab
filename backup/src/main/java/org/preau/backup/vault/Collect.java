package org.preau.backup.vault;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.vault.Head.ChunksLine;
import org.preau.backup.vault.Head.PackLine;

/**
 * Gives room back: writes anew what lies in objects that are mostly needed no longer, and deletes
 * what nothing refers to.
 *
 * <p>What is to go is listed before the head that does without it stands, and deleted after: that
 * head has a new epoch, so a commit under way begins again instead of relying on what goes, and
 * what a commit upon the new head stores is in no list, whatever the clocks say. What the head
 * before referred to stays until the next collection, for those who are reading it; what is younger
 * than the grace stays, so that a commit under way seldom has to store it again.
 */
final class Collect {
    private static final int ATTEMPTS = 5;

    /** So many packs or lists are made one, even if nothing in them is to go. */
    private static final int MANY = 24;

    private final VaultObjects objects;
    private final Views views;
    private final Duration grace;
    private final boolean atOnce;
    private final Progress progress;

    /**
     * @param atOnce delete also what the head before referred to, and leave nothing forgotten among
     *     what is kept; else a tenth of it may stay where it lies
     */
    Collect(VaultObjects objects, Views views, Duration grace, boolean atOnce, Progress progress) {
        this.objects = objects;
        this.views = views;
        this.grace = grace;
        this.atOnce = atOnce;
        this.progress = progress;
    }

    Collected run() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            View view = views.now();
            if (view.standing().tag() == null) {
                return new Collected(0, 0, true);
            }
            Head next = next(view);
            List<ObjectStat> old = Sweep.unneeded(objects, needed(view, next), limit());
            boolean same =
                    next.packs().equals(view.head().packs())
                            && next.indexes().equals(view.head().indexes());
            if (same && old.isEmpty()) {
                // No new epoch, so that nobody begins again for nothing.
                return new Collected(0, 0, true);
            }
            if (objects.replace(view.standing(), next)) {
                return Sweep.delete(objects, old);
            }
        }
        return new Collected(0, 0, false);
    }

    private Head next(View view) throws IOException {
        Head head = view.head();
        try (Uploads uploads = new Uploads(objects);
                GitWriter git = GitWriter.anew(uploads)) {
            boolean repack = head.packs().size() > MANY;
            Count count = new Count();
            Set<Pointer> pointers = Live.visit(view, (_, _, _) -> count.objects++);
            // 28 bytes an object in an index, less than 1,100 besides; one nonce a pack.
            long there =
                    head.packs().stream().mapToLong(line -> (line.indexSize() - 1072) / 28).sum();
            List<PackLine> packs = head.packs();
            if (repack || count.objects < (there - head.packs().size()) * (atOnce ? 10 : 9) / 10) {
                Set<Pointer> _ =
                        Live.visit(view, (id, type, bytes) -> git.addAnew(id, type, bytes));
                packs = git.finish();
            }
            LivePieces pieces = new LivePieces(objects, view, pointers);
            List<ChunksLine> indexes =
                    pieces.allNeeded() && head.indexes().size() <= MANY
                            ? head.indexes()
                            : pieces.moved(uploads, atOnce, progress).lines(Map.of());
            return new Head(
                    head.generation() + 1,
                    head.epoch() + 1,
                    head.number(),
                    packs,
                    indexes,
                    head.versions());
        }
    }

    private static final class Count {
        private long objects;
    }

    private Set<ObjectKey> needed(View before, Head next) throws IOException {
        View then = new View(objects, new VaultObjects.Standing(next, null), null);
        Set<ObjectKey> needed = References.of(objects, then);
        if (!atOnce) {
            needed.addAll(References.of(objects, before));
        }
        return needed;
    }

    private Instant limit() {
        return atOnce ? Instant.MAX : Instant.now().minus(grace);
    }
}
