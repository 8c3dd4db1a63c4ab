package org.preau.backup.vault;

import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.preau.backup.vault.Chunks.Recipe;
import org.preau.backup.vault.Head.ChunksLine;

/** The large files that are still needed, and where their pieces are to lie. */
final class LivePieces {
    private final VaultObjects objects;
    private final Chunks old;
    private final Map<Sha256, Recipe> files = new LinkedHashMap<>();
    private final BitSet needed = new BitSet();

    LivePieces(VaultObjects objects, View view, Set<Pointer> pointers) throws IOException {
        this.objects = objects;
        old = view.chunks();
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

    /** Whether nothing would go. */
    boolean allNeeded() {
        return needed.cardinality() == old.count() && files.size() == old.files().size();
    }

    /**
     * Stores anew what lies among too much that is not needed.
     *
     * @param strict whether anything that is not needed is too much
     */
    Moved moved(Uploads uploads, boolean strict, Progress progress) throws IOException {
        Moving moving = new Moving(objects, old, needed, uploads, strict, progress);
        Chunks chunks = moving.run();
        Map<Sha256, Recipe> recipes = new LinkedHashMap<>();
        files.forEach((hash, recipe) -> recipes.put(hash, moving.moved(recipe)));
        recipes.forEach(chunks::addFile);
        return new Moved(chunks, recipes);
    }

    /** A catalogue of what is needed, to which more may be added. */
    final class Moved {
        private final Chunks chunks;
        private final Map<Sha256, Recipe> recipes;

        private Moved(Chunks chunks, Map<Sha256, Recipe> recipes) {
            this.chunks = chunks;
            this.recipes = recipes;
        }

        Chunks chunks() {
            return chunks;
        }

        /** Stores the one list of it all, with these files that were added. */
        List<ChunksLine> lines(Map<Sha256, Recipe> added) throws IOException {
            recipes.putAll(added);
            if (recipes.isEmpty()) {
                return List.of();
            }
            Buffer bytes = ChunksFile.write(chunks, ChunksFile.Before.of(new Chunks()), recipes);
            Sha256 hash = objects.put(Kind.CHUNKS, bytes.bytes(), bytes.length());
            return List.of(new ChunksLine(hash, bytes.length(), 0, chunks.count()));
        }
    }
}
