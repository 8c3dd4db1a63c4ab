package org.preau.backup.vault;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.preau.backup.vault.Chunks.Recipe;

/**
 * The large files of a vault as it stood when this was asked for, by their SHA-256: what Git LFS
 * fetches. Blocking, any thread.
 */
public final class LargeFiles {

    private final VaultObjects objects;
    private final Chunks chunks;

    LargeFiles(VaultObjects objects, Chunks chunks) {
        this.objects = objects;
        this.chunks = chunks;
    }

    /** How many bytes one has; empty if there is none of this hash. */
    public OptionalLong size(Sha256 hash) {
        Recipe recipe = chunks.file(hash);
        return recipe == null ? OptionalLong.empty() : OptionalLong.of(recipe.size());
    }

    /**
     * Some bytes of one, read piece by piece, each held against its hash before it is given; some
     * megabytes in memory. Used by one thread; nothing has to be closed.
     *
     * @param from where they begin, 0 to its size
     * @param length how many, no more than it has from there
     * @return empty if there is none of this hash; a stream that throws {@link VaultDamaged} where
     *     a wrong byte would come
     */
    public Optional<InputStream> open(Sha256 hash, long from, long length) {
        return Optional.ofNullable(chunks.file(hash))
                .map(recipe -> new Pieces(recipe, from, length));
    }

    private final class Pieces extends InputStream {
        private final ChunkReader reader = new ChunkReader(objects, chunks, false);
        private final int[] runs;
        private int run;
        private int inRun;
        private long skip;
        private long left;
        private byte[] piece = {};
        private int at;

        Pieces(Recipe recipe, long from, long length) {
            runs = recipe.runs();
            skip = from;
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            while (at == piece.length) {
                next();
            }
            int count = (int) Math.min(Math.min(length, piece.length - at), left);
            System.arraycopy(piece, at, into, offset, count);
            at += count;
            left -= count;
            return count;
        }

        /** The next piece that is wanted at all; those before it are not read. */
        private void next() throws IOException {
            if (run == runs.length) {
                throw new VaultDamaged("A large file has fewer bytes than its list says");
            }
            int ordinal = runs[run] + inRun;
            int following = runs[run + 1] - inRun;
            if (++inRun == runs[run + 1]) {
                run += 2;
                inRun = 0;
            }
            int length = chunks.place(ordinal).length();
            if (skip >= length) {
                skip -= length;
                return;
            }
            reader.copy(ordinal, following, this::take);
            at = (int) skip;
            skip = 0;
        }

        private void take(byte[] bytes, int offset, int length) {
            piece = java.util.Arrays.copyOfRange(bytes, offset, offset + length);
        }
    }
}
