package org.preau.backup.mirror;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.preau.backup.store.ObjectKey;

/**
 * The objects of one store, each with its length and a mark, in 24 bytes each (48 at most with the
 * empty places): a million take as much as a picture. A name is kept as half of its SHA-256; that
 * two names fall together is as likely as a hash that is forged by chance. One thread.
 */
final class Marks {
    /** What is known of a name. */
    enum Known {
        /** It is not there. */
        ABSENT,
        /** It is there and as long. */
        SAME,
        /** It is there and not as long. */
        OTHER
    }

    private long[] table = new long[3 * 1024];
    private int size;
    private int marked;

    /** Adds a name that is not there yet. */
    void add(ObjectKey key, long length) {
        if (3L * 3 * size > 2L * table.length) {
            grow();
        }
        long[] name = name(key);
        int at = find(table, name);
        if (table[at + 2] == 0) {
            size++;
        }
        place(table, at, name, length + 1);
    }

    /** Looks for it and marks it. */
    Known mark(ObjectKey key, long length) {
        int at = find(table, name(key));
        long there = table[at + 2];
        if (there == 0) {
            return Known.ABSENT;
        }
        if (there > 0) {
            table[at + 2] = -there;
            marked++;
        }
        return Math.abs(there) == length + 1 ? Known.SAME : Known.OTHER;
    }

    /** Whether it is there and was never looked for. */
    boolean isUnmarked(ObjectKey key) {
        return table[find(table, name(key)) + 2] > 0;
    }

    int unmarked() {
        return size - marked;
    }

    private static void place(long[] table, int at, long[] name, long length) {
        table[at] = name[0];
        table[at + 1] = name[1];
        table[at + 2] = length;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(table.length, 2)];
        for (int at = 0; at < table.length; at += 3) {
            if (table[at + 2] != 0) {
                long[] name = {table[at], table[at + 1]};
                place(larger, find(larger, name), name, table[at + 2]);
            }
        }
        table = larger;
    }

    /** The place of this name, or the empty one where it would be. */
    private static int find(long[] table, long[] name) {
        int places = table.length / 3;
        int place = (int) Math.floorMod(name[0], (long) places);
        while (table[3 * place + 2] != 0
                && (table[3 * place] != name[0] || table[3 * place + 1] != name[1])) {
            place = (place + 1) % places;
        }
        return 3 * place;
    }

    private static long[] name(ObjectKey key) {
        ByteBuffer hash =
                ByteBuffer.wrap(Arrays.copyOf(Hashes.sha256(key.value().getBytes(US_ASCII)), 16));
        return new long[] {hash.getLong(), hash.getLong()};
    }
}
