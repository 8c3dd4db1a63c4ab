package org.preau.backup.vault;

import java.util.Arrays;

/** Bytes that grow at the end; reused, so that big ones are not allocated again and again. */
final class Buffer {
    private static final int FIRST = 64 * 1024;

    private static final int STEP = 2 << 20;

    private byte[] bytes;
    private int length;

    Buffer() {
        this(FIRST);
    }

    /** With room for so many bytes at first, and no more. */
    Buffer(int first) {
        bytes = new byte[first];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** Makes room for so many more bytes, which may then be written from {@link #length} on. */
    byte[] room(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            int size = Math.max(needed, bytes.length + Math.min(bytes.length, STEP));
            bytes = length == 0 ? new byte[size] : Arrays.copyOf(bytes, size);
        }
        return bytes;
    }

    /** Says that so many bytes of the room were written. */
    void grown(int by) {
        length += by;
    }

    void add(byte[] from, int offset, int count) {
        System.arraycopy(from, offset, room(count), length, count);
        length += count;
    }

    void add(byte[] from) {
        add(from, 0, from.length);
    }

    void add(int oneByte) {
        room(1)[length++] = (byte) oneByte;
    }

    /** Seven bits a byte, the lowest first; the eighth says that another byte follows. */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            add((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        add((int) rest);
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }
}
