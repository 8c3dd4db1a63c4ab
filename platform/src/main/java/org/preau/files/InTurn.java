package org.preau.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** The answers about some files, each written when the one before it was sent. */
final class InTurn extends InputStream {

    private final Iterator<String> parts;
    private InputStream now = bytes(DavReplies.HEAD + "<D:multistatus xmlns:D=\"DAV:\">\n");
    private boolean ended;

    InTurn(Iterator<String> parts) {
        this.parts = parts;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = now.read(into, offset, length);
        while (read < 0 && !ended) {
            ended = !parts.hasNext();
            now = bytes(ended ? "</D:multistatus>\n" : parts.next());
            read = now.read(into, offset, length);
        }
        return read;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
