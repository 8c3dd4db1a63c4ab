package org.preau.render;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects a page as the bytes that go out, UTF-8. A text in between would be turned from one byte
 * a sign into two at its first typographic apostrophe, and into bytes again at its end. Use it on
 * one thread; a {@link java.io.StringWriter} would lock at each of the thousand pieces.
 */
final class PageWriter extends Writer {

    /** Beyond it the platform's own coder, which begins slowly, is faster than a loop. */
    private static final int SHORT = 48;

    private byte[] bytes = new byte[16_384];
    private int length;

    @Override
    public void write(char[] buffer, int offset, int count) {
        write(new String(buffer, offset, count));
    }

    @Override
    public void write(int c) {
        write(String.valueOf((char) c));
    }

    @Override
    public void write(String text) {
        if (text.length() > SHORT) {
            write(text.getBytes(StandardCharsets.UTF_8));
        } else {
            writeShort(text);
        }
    }

    @Override
    public void write(String text, int offset, int count) {
        write(text.substring(offset, offset + count));
    }

    @Override
    public Writer append(CharSequence text) {
        if (text instanceof Piece piece) {
            write(piece.bytes());
        } else {
            write(text.toString());
        }
        return this;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /** What was written, decoded. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** What was written, in an array of its own. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Takes over what is UTF-8 already. */
    void write(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void writeShort(String text) {
        reserve(3 * text.length());
        int at = length;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[at++] = (byte) c;
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | (c >> 6));
                bytes[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                bytes[at++] = (byte) (0xE0 | (c >> 12));
                bytes[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                bytes[at++] = (byte) (0x80 | (c & 0x3F));
            } else {
                length = at;
                write(text.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
        }
        length = at;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
