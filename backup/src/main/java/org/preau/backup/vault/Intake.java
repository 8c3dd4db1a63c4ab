package org.preau.backup.vault;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.preau.backup.vault.Chunks.Recipe;

/**
 * Takes in one file after the other: reads it once, and on the way hashes, cuts and stores it if it
 * is large. Memory is bounded whatever the file's size. Used by one thread.
 */
final class Intake {
    /** Files of more bytes than this are large. */
    static final int LARGE = 256 << 10;

    private static final int STEP = 256 << 10;

    private final Chunks chunks;
    private final ChunkWriter writer;
    private final int known;
    private final Map<Sha256, Recipe> files = new LinkedHashMap<>();
    private byte[] window = new byte[LARGE + 1];
    private int filled;
    private boolean ended;

    Intake(Chunks chunks, ChunkWriter writer) {
        this.chunks = chunks;
        this.writer = writer;
        known = chunks.count();
    }

    /** What a file turned out to be. */
    sealed interface Taken {
        /**
         * To be stored in git as it is.
         *
         * @param bytes good until the next file is taken
         */
        record Small(byte[] bytes, int length) implements Taken {}

        /** Stored in pieces; the pointer is what goes into git. */
        record Large(Pointer pointer) implements Taken {}
    }

    /** The large files that were not known before. */
    Map<Sha256, Recipe> files() {
        return files;
    }

    /** Reads the stream to its end. */
    Taken take(InputStream in) throws IOException {
        filled = 0;
        ended = false;
        fill(in, LARGE + 1);
        // A file that is itself a pointer would come back as what it points to.
        if (filled <= LARGE && Pointer.parse(window, filled).isEmpty()) {
            return new Taken.Small(window, filled);
        }
        return new Taken.Large(large(in));
    }

    /** Stores bytes in pieces whatever their number. */
    Pointer takeAsLarge(byte[] bytes, int length) throws IOException {
        filled = length;
        ended = true;
        window = length > window.length ? new byte[length] : window;
        System.arraycopy(bytes, 0, window, 0, length);
        return whole();
    }

    private Pointer large(InputStream in) throws IOException {
        fill(in, Chunker.MOST + 1);
        return ended ? whole() : streamed(in);
    }

    /** All of it is in the window. */
    private Pointer whole() throws IOException {
        byte[] hash = Sha256.digest(window, 0, filled);
        Sha256 name = Sha256.named(hash);
        if (chunks.file(name) == null) {
            Chunker chunker = Chunker.of(window, 0, filled, filled);
            Runs runs = new Runs();
            if (chunker.equals(Chunker.DENSE)) {
                runs.add(writer.add(window, 0, filled, hash, true));
            } else {
                cutAll(chunker, runs);
            }
            remember(name, filled, runs);
        }
        return new Pointer(name, filled);
    }

    private void cutAll(Chunker chunker, Runs runs) throws IOException {
        for (int from = 0; from < filled; ) {
            from += piece(chunker, from, runs);
        }
    }

    private Pointer streamed(InputStream in) throws IOException {
        // Of unknown size; how large it is only matters beyond what fits the window.
        Chunker chunker = Chunker.of(window, 0, filled, in.available() + (long) filled);
        MessageDigest digest = Sha256.newDigest();
        Runs runs = new Runs();
        digest.update(window, 0, filled);
        long size = filled;
        int from = 0;
        while (from < filled) {
            from += piece(chunker, from, runs);
            if (!ended && filled - from < chunker.most()) {
                System.arraycopy(window, from, window, 0, filled - from);
                filled -= from;
                from = 0;
                int had = filled;
                fill(in, 2 * Chunker.MOST);
                digest.update(window, had, filled - had);
                size += filled - had;
            }
        }
        Sha256 name = Sha256.named(digest.digest());
        if (chunks.file(name) == null) {
            remember(name, size, runs);
        }
        return new Pointer(name, size);
    }

    private int piece(Chunker chunker, int from, Runs runs) throws IOException {
        int expected = runs.next();
        if (expected > 0 && expected < known) {
            int length = chunks.place(expected).length();
            if (length <= filled - from && isThere(expected, from, length)) {
                runs.add(expected);
                return length;
            }
        }
        return newPiece(chunker, from, runs);
    }

    /**
     * Whether the bytes are the piece that was stored after the last one: in a file that was edited
     * here and there they mostly are, and then no cut need be looked for.
     */
    private boolean isThere(int ordinal, int from, int length) {
        return Arrays.equals(Sha256.digest(window, from, length), chunks.hash(ordinal));
    }

    private int newPiece(Chunker chunker, int from, Runs runs) throws IOException {
        int length = chunker.cut(window, from, filled);
        byte[] hash = Sha256.digest(window, from, length);
        runs.add(writer.add(window, from, length, hash, chunker.equals(Chunker.DENSE)));
        return length;
    }

    private void remember(Sha256 name, long size, Runs runs) {
        Recipe recipe = new Recipe(size, runs.pairs());
        chunks.addFile(name, recipe);
        files.put(name, recipe);
    }

    /** Reads until the window holds so many bytes or the stream has ended. */
    private void fill(InputStream in, int wanted) throws IOException {
        if (wanted > window.length) {
            window = Arrays.copyOf(window, 2 * Chunker.MOST);
        }
        while (filled < wanted && !ended) {
            int n = in.read(window, filled, Math.min(STEP, wanted - filled));
            ended = n < 0;
            filled += Math.max(n, 0);
        }
    }

    /** Ordinals, most of which follow each other. */
    private static final class Runs {
        private int[] pairs = new int[8];
        private int used;

        /** What would follow the last one; 0 if there is none. */
        int next() {
            return used == 0 ? 0 : pairs[used - 2] + pairs[used - 1];
        }

        void add(int ordinal) {
            if (used > 0 && pairs[used - 2] + pairs[used - 1] == ordinal) {
                pairs[used - 1]++;
                return;
            }
            if (used == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * used);
            }
            pairs[used++] = ordinal;
            pairs[used++] = 1;
        }

        int[] pairs() {
            return Arrays.copyOf(pairs, used);
        }
    }
}
