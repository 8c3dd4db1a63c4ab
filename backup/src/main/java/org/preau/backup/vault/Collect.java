package org.preau.backup.vault;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.vault.Chunks.Recipe;
import org.preau.backup.vault.Head.ChunksLine;
import org.preau.backup.vault.Head.PackLine;

/**
 * Gives room back: writes anew what lies in objects that are mostly needed no longer, and deletes
 * what nothing refers to.
 *
 * <p>Nothing is deleted before a head stands that does without it and has a new epoch, so a commit
 * under way begins again instead of relying on what goes. What the head before referred to stays
 * until the next collection, for those who are reading it; what is younger than the grace stays,
 * for those who are about to refer to it.
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
     * @param atOnce delete also what the head before referred to
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
            if (objects.replace(view.standing(), next)) {
                return sweep(view, views.now());
            }
        }
        return new Collected(0, 0, false);
    }

    private Head next(View view) throws IOException {
        Head head = view.head();
        try (Uploads uploads = new Uploads(objects);
                GitWriter git = GitWriter.anew(uploads)) {
            long[] known = {0};
            boolean repack = head.packs().size() > MANY;
            Count count = new Count();
            Set<Pointer> pointers =
                    Live.visit(
                            view,
                            (id, type, bytes) -> {
                                count.objects++;
                                known[0] += bytes.length;
                            });
            // 28 bytes an object in an index, less than 1,100 besides; one nonce a pack.
            long there =
                    head.packs().stream().mapToLong(line -> (line.indexSize() - 1072) / 28).sum();
            List<PackLine> packs = head.packs();
            if (repack || count.objects < (there - head.packs().size()) * 9 / 10) {
                Set<Pointer> _ =
                        Live.visit(view, (id, type, bytes) -> git.addAnew(id, type, bytes));
                packs = git.finish();
            }
            List<ChunksLine> indexes = new Pieces(view, pointers, uploads).indexes();
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

    private Collected sweep(View before, View after) throws IOException {
        Set<ObjectKey> needed = References.of(objects, after);
        if (!atOnce) {
            needed.addAll(References.of(objects, before));
        }
        Instant limit = Instant.now().minus(grace);
        long count = 0;
        long bytes = 0;
        ObjectKey last = null;
        boolean more = true;
        while (more) {
            ListPage page = objects.list(last);
            for (ObjectStat object : page.objects()) {
                last = object.key();
                if (!needed.contains(last) && !object.modified().isAfter(limit)) {
                    objects.delete(last);
                    count++;
                    bytes += object.length();
                }
            }
            more = page.more();
        }
        return new Collected(count, bytes, true);
    }

    /** The large files that are still needed, and where their pieces are to lie. */
    private final class Pieces {
        private final Chunks old;
        private final Head head;
        private final Uploads uploads;
        private final Map<Sha256, Recipe> files = new LinkedHashMap<>();
        private final BitSet needed = new BitSet();

        Pieces(View view, Set<Pointer> pointers, Uploads uploads) throws IOException {
            old = view.chunks();
            head = view.head();
            this.uploads = uploads;
            for (Pointer pointer : pointers) {
                Recipe recipe = old.file(pointer.hash());
                if (recipe == null) {
                    throw new VaultDamaged("The large file " + pointer.hash() + " is in no list");
                }
                files.put(pointer.hash(), recipe);
                for (int run = 0; run < recipe.runs().length; run += 2) {
                    int from = recipe.runs()[run];
                    needed.set(from, from + recipe.runs()[run + 1]);
                }
            }
        }

        List<ChunksLine> indexes() throws IOException {
            boolean allNeeded =
                    needed.cardinality() == old.count() && files.size() == old.files().size();
            if (allNeeded && head.indexes().size() <= MANY) {
                return head.indexes();
            }
            Moving moving = new Moving(objects, old, needed, uploads, progress);
            Chunks moved = moving.run();
            Map<Sha256, Recipe> recipes = new LinkedHashMap<>();
            files.forEach((hash, recipe) -> recipes.put(hash, moving.moved(recipe)));
            if (recipes.isEmpty()) {
                return List.of();
            }
            Buffer bytes = ChunksFile.write(moved, ChunksFile.Before.of(new Chunks()), recipes);
            Sha256 hash = objects.put(Kind.CHUNKS, bytes.bytes(), bytes.length());
            return List.of(new ChunksLine(hash, bytes.length(), 0, moved.count()));
        }
    }
}
