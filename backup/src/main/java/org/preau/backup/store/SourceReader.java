package org.preau.backup.store;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a {@link Content} for a store: full buffers, the announced length held to, and every
 * failure of the source told apart from those of the store as {@link SourceFailed}.
 */
final class SourceReader implements AutoCloseable {
    private final long announced;
    private final InputStream in;
    private long given;

    SourceReader(Content content) throws SourceFailed {
        announced = content.length();
        try {
            in = content.open();
        } catch (IOException e) {
            throw new SourceFailed("The bytes to store cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Fills the buffer as far as there is; fewer bytes than it holds means the end, 0 included. */
    int read(byte[] buffer) throws SourceFailed {
        int n = readFrom(buffer);
        given += n;
        boolean ended = n < buffer.length;
        if (announced >= 0 && (given > announced || (ended && given < announced))) {
            throw new SourceFailed(
                    "The source announced %d bytes and gave %s%d; nothing was stored"
                            .formatted(announced, ended ? "" : "at least ", given),
                    null);
        }
        return n;
    }

    @Override
    public void close() throws SourceFailed {
        try {
            in.close();
        } catch (IOException e) {
            throw new SourceFailed("The bytes to store did not end well: " + e.getMessage(), e);
        }
    }

    private int readFrom(byte[] buffer) throws SourceFailed {
        try {
            return in.readNBytes(buffer, 0, buffer.length);
        } catch (IOException e) {
            throw new SourceFailed("The bytes to store broke off: " + e.getMessage(), e);
        }
    }
}
