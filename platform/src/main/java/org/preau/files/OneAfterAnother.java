package org.preau.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

/** Streams as one, each of them opened when the one before it was read and closed. */
final class OneAfterAnother extends InputStream {

    private final Iterator<InputStream> rest;
    private InputStream now = InputStream.nullInputStream();

    /**
     * @param rest opens a stream whenever it gives one
     */
    OneAfterAnother(Iterator<InputStream> rest) {
        this.rest = rest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = now.read(into, offset, length);
        while (read < 0 && rest.hasNext()) {
            now.close();
            now = rest.next();
            read = now.read(into, offset, length);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        now.close();
    }
}
