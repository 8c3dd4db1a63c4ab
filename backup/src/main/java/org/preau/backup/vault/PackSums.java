package org.preau.backup.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The SHA-256 of each block of a pack. A pack has some megabytes and a reader wants some kilobytes
 * of it: with these, a block can be held against its hash without the others.
 */
final class PackSums {
    static final int BLOCK = 256 << 10;

    private static final byte[] FORMAT = "preau-s1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;

    /**
     * @param bytes as {@link #of} made them
     * @throws VaultDamaged if they are of another format
     */
    PackSums(byte[] bytes) throws VaultDamaged {
        if (bytes.length < FORMAT.length
                || !Arrays.equals(FORMAT, Arrays.copyOf(bytes, FORMAT.length))) {
            throw new VaultDamaged("The sums of a pack have an unknown format");
        }
        this.bytes = bytes;
    }

    static byte[] of(byte[] pack, int length) {
        Buffer sums = new Buffer();
        sums.add(FORMAT);
        for (int from = 0; from < length; from += BLOCK) {
            sums.add(Sha256.digest(pack, from, Math.min(BLOCK, length - from)));
        }
        return sums.copy();
    }

    /** Whether the block of this number has these bytes. */
    boolean fits(int block, byte[] content) {
        int at = FORMAT.length + block * Sha256.BYTES;
        return at + Sha256.BYTES <= bytes.length
                && Arrays.equals(
                        Sha256.digest(content, 0, content.length),
                        Arrays.copyOfRange(bytes, at, at + Sha256.BYTES));
    }
}
