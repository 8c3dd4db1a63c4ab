package org.preau.snapshot;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines as the bytes of a file, UTF-8, each made when it is read. One thread. */
public abstract class LineStream extends InputStream {

    private byte[] line = {};
    private int at;

    /** For whoever has the lines. */
    protected LineStream() {}

    /** The next line, without its end; null after the last one. */
    protected abstract @Nullable String next();

    @Override
    public final int read() {
        return fill() ? line[at++] & 0xff : -1;
    }

    @Override
    public final int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean fill() {
        if (at < line.length) {
            return true;
        }
        String next = next();
        if (next == null) {
            return false;
        }
        line = (next + "\n").getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }
}
