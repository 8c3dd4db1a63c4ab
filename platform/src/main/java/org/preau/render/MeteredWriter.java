package org.preau.render;

import java.io.Writer;
import java.nio.CharBuffer;

/** Collects a page while its meter allows it. */
final class MeteredWriter extends Writer {

    private final StringBuilder out = new StringBuilder(16_384);
    private final Meter meter;

    MeteredWriter(Meter meter) {
        this.meter = meter;
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
        meter.wrote(CharBuffer.wrap(buffer), offset, length);
        out.append(buffer, offset, length);
    }

    @Override
    public void write(int c) {
        char one = (char) c;
        meter.wrote(String.valueOf(one), 0, 1);
        out.append(one);
    }

    @Override
    public void write(String text) {
        write(text, 0, text.length());
    }

    @Override
    public void write(String text, int offset, int length) {
        meter.wrote(text, offset, length);
        out.append(text, offset, offset + length);
    }

    @Override
    public Writer append(CharSequence text) {
        meter.wrote(text, 0, text.length());
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
