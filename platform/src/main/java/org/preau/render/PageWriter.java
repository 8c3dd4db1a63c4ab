package org.preau.render;

import java.io.Writer;

/** Collects a page. A {@link java.io.StringWriter} would lock at each of the thousand pieces. */
final class PageWriter extends Writer {
    private final StringBuilder out = new StringBuilder(16_384);

    @Override
    public void write(char[] buffer, int offset, int length) {
        out.append(buffer, offset, length);
    }

    @Override
    public void write(int c) {
        out.append((char) c);
    }

    @Override
    public void write(String text) {
        out.append(text);
    }

    @Override
    public void write(String text, int offset, int length) {
        out.append(text, offset, offset + length);
    }

    @Override
    public Writer append(CharSequence text) {
        out.append(text);
        return this;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return out.toString();
    }
}
