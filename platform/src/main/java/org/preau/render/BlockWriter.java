package org.preau.render;

import java.io.IOException;
import java.io.Writer;

/**
 * The page seen from inside a block helper, which Handlebars gives something to append to but no
 * writer.
 */
final class BlockWriter extends Writer {
    private final Appendable page;

    BlockWriter(Appendable page) {
        this.page = page;
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        page.append(new String(buffer, offset, length));
    }

    @Override
    public void write(int c) throws IOException {
        page.append((char) c);
    }

    @Override
    public void write(String text) throws IOException {
        page.append(text);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        page.append(text, offset, offset + length);
    }

    @Override
    public Writer append(CharSequence text) throws IOException {
        page.append(text);
        return this;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
