package org.preau.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends when all that is read together has passed the bound. */
final class Bounded extends FilterInputStream {
    private final long[] left;

    Bounded(InputStream in, long[] left) {
        super(in);
        this.left = left;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        int read = super.read(into, at, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) throws TooMuch {
        left[0] -= bytes;
        if (left[0] < 0) {
            throw new TooMuch();
        }
    }
}
