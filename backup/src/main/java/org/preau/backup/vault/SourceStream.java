package org.preau.backup.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.function.IntConsumer;
import org.preau.backup.store.StoreUnavailable;

/** The bytes of a file to be kept: counts them, and tells failures of the source from others. */
final class SourceStream extends InputStream {
    private final InputStream in;
    private final IntConsumer count;

    private SourceStream(InputStream in, IntConsumer count) {
        this.in = in;
        this.count = count;
    }

    /** The source could not be read; the store is well. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        private final String reason;

        private Unreadable(IOException cause) {
            super(cause);
            reason = String.valueOf(cause.getMessage());
        }

        String reason() {
            return reason;
        }
    }

    /**
     * Opens the file.
     *
     * @param count told how many bytes were read
     * @throws NoSuchFileException if it is gone
     * @throws Unreadable if it cannot be opened
     */
    static SourceStream open(Entry.File file, IntConsumer count) throws IOException {
        try {
            return new SourceStream(file.content().open(), count);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw new Unreadable(e);
        }
    }

    @Override
    public int read() throws IOException {
        throw new UnsupportedOperationException("One byte at a time is too slow");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            int n = in.read(into, offset, length);
            count.accept(Math.max(n, 0));
            return n;
        } catch (StoreUnavailable e) {
            throw e;
        } catch (IOException e) {
            throw new Unreadable(e);
        }
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
