package org.preau.backup.vault;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;

/**
 * Zstandard (RFC 8878), and whether it is worth trying.
 *
 * <p>Measured on the mail folder and the database of {@code infra/bench/vault}: level 3 takes 1.7
 * CPU-seconds per GB and leaves 55 %; the JDK's Deflater at level 1 takes 16 and leaves 60 %.
 */
final class Compression {
    private static final int LEVEL = 3;
    private static final int PROBE = 64 * 1024;

    private Compression() {}

    /** Appends the compressed bytes. */
    static void compress(byte[] from, int offset, int length, Buffer to) {
        int bound = Math.toIntExact(Zstd.compressBound(length));
        byte[] room = to.room(bound);
        to.grown(
                Math.toIntExact(
                        Zstd.compressByteArray(
                                room, to.length(), bound, from, offset, length, LEVEL)));
    }

    /**
     * Undoes it.
     *
     * @param length how many bytes there must be
     * @throws VaultDamaged if there are others, or these are no such bytes
     */
    static byte[] expand(byte[] from, int length) throws VaultDamaged {
        byte[] bytes = new byte[length];
        expand(from, 0, from.length, bytes, length);
        return bytes;
    }

    /** The same for a part of an array, to the beginning of another. */
    static void expand(byte[] from, int offset, int stored, byte[] into, int length)
            throws VaultDamaged {
        try {
            long n = Zstd.decompressByteArray(into, 0, length, from, offset, stored);
            if (n == length) {
                return;
            }
        } catch (ZstdException e) {
            throw new VaultDamaged("Compressed bytes cannot be expanded", e);
        }
        throw new VaultDamaged("Compressed bytes give another length than was stored");
    }

    /**
     * Whether the bytes look compressed or encrypted already: their entropy, byte by byte, over the
     * first {@value #PROBE}, is above 7.9 of 8 bits (7.5 where there are few of them).
     */
    static boolean isDense(byte[] bytes, int offset, int length) {
        int n = Math.min(length, PROBE);
        int[] counts = new int[256];
        for (int i = offset; i < offset + n; i++) {
            counts[bytes[i] & 0xff]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                bits -= count * Math.log((double) count / n);
            }
        }
        double limit = n < 16 * 1024 ? 7.5 : 7.9;
        return bits / Math.log(2) / Math.max(n, 1) > limit;
    }
}
