package org.preau.backup.vault;

import java.nio.charset.StandardCharsets;

/**
 * Finds where to cut a file so that an edit moves only the cuts around it.
 *
 * <p>A rolling "gear" hash of the last 64 bytes, with the two masks of FastCDC (Xia et al.,
 * "FastCDC: a Fast and Efficient Content-Defined Chunking Approach for Data Deduplication", USENIX
 * ATC 2016): a stricter one before the wanted length, a laxer one after it, so that lengths stay
 * near it.
 *
 * <p>Small pieces cost room in the index and save it in databases, where an edit rewrites a page
 * here and there; so what compresses is cut small. Pictures and films change as a whole.
 *
 * @param least no piece is shorter, but for the last
 * @param wanted about the average
 * @param most no piece is longer
 */
record Chunker(int least, int wanted, int most) {
    /** For what compresses: text, mail folders, databases. */
    static final Chunker LOOSE = new Chunker(2 << 10, 8 << 10, 64 << 10);

    /** The same for what is so large that its pieces would fill the memory. */
    static final Chunker LOOSE_AND_LARGE = new Chunker(16 << 10, 64 << 10, 512 << 10);

    /** For what does not: pictures, films, archives. */
    static final Chunker DENSE = new Chunker(512 << 10, 1 << 20, 4 << 20);

    /** The longest piece of all. */
    static final int MOST = 4 << 20;

    private static final long LARGE = 1L << 30;
    private static final long[] GEAR = gear();

    /** The one for a file that begins so. */
    static Chunker of(byte[] beginning, int offset, int length, long size) {
        if (Compression.isDense(beginning, offset, length)) {
            return DENSE;
        }
        return size < LARGE ? LOOSE : LOOSE_AND_LARGE;
    }

    /**
     * How long the piece is that begins at {@code from}.
     *
     * @param to where the bytes end: either the file's end, or at least {@link #most} further on
     */
    int cut(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + most);
        if (end - from <= least) {
            return end - from;
        }
        int bits = Integer.numberOfTrailingZeros(wanted);
        long strict = -1L << (63 - bits);
        long lax = -1L << (65 - bits);
        int middle = Math.min(end, from + wanted);
        long hash = 0;
        int i = from + least;
        for (; i < middle; i++) {
            hash = (hash << 1) + GEAR[bytes[i] & 0xff];
            if ((hash & strict) == 0) {
                return i + 1 - from;
            }
        }
        for (; i < end; i++) {
            hash = (hash << 1) + GEAR[bytes[i] & 0xff];
            if ((hash & lax) == 0) {
                return i + 1 - from;
            }
        }
        return end - from;
    }

    /** The same numbers on every machine, or nothing would be found again. */
    private static long[] gear() {
        long[] gear = new long[256];
        for (int i = 0; i < gear.length; i++) {
            byte[] seed = ("preau gear " + i).getBytes(StandardCharsets.US_ASCII);
            byte[] hash = Sha256.digest(seed, 0, seed.length);
            for (int k = 0; k < 8; k++) {
                gear[i] = gear[i] << 8 | (hash[k] & 0xff);
            }
        }
        return gear;
    }
}
