package org.preau.backup.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link Buffer} wrote, from bytes whose hash was right: wrong ones are an error. */
final class Bytes {
    private final byte[] bytes;
    private int position;

    Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean more() {
        return position < bytes.length;
    }

    int one() {
        return take(1)[0] & 0xff;
    }

    byte[] take(int count) {
        if (count < 0 || count > bytes.length - position) {
            throw new IllegalArgumentException("It ends at " + bytes.length);
        }
        position += count;
        return Arrays.copyOfRange(bytes, position - count, position);
    }

    /** All that is left. */
    byte[] rest() {
        return take(bytes.length - position);
    }

    String text(int count) {
        return new String(take(count), StandardCharsets.UTF_8);
    }

    /** See {@link Buffer#number}. */
    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = one();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("A number has no end");
    }

    int small() {
        return Math.toIntExact(number());
    }
}
