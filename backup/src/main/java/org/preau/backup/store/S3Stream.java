package org.preau.backup.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/** The body of an answer: exactly as long as announced or an exception; gives back its turn. */
final class S3Stream extends InputStream {
    private final S3Calls calls;
    private final S3Settings settings;
    private final String act;
    private final InputStream body;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private long left;

    S3Stream(S3Calls calls, S3Settings settings, String act, InputStream body, long length) {
        this.calls = calls;
        this.settings = settings;
        this.act = act;
        this.body = body;
        left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int n = readBody(into, offset, (int) Math.min(length, left));
        left -= n;
        return n;
    }

    /** Closing what was not read to its end closes the connection rather than drain it. */
    @Override
    public void close() throws IOException {
        if (open.getAndSet(false)) {
            try {
                body.close();
            } finally {
                calls.release();
            }
        }
    }

    private int readBody(byte[] into, int offset, int length) throws StoreUnavailable {
        try {
            int n = body.read(into, offset, length);
            if (n <= 0) {
                throw new EOFException("the answer ended " + left + " bytes too early");
            }
            return n;
        } catch (IOException e) {
            throw S3Failures.broken(act, settings, e);
        }
    }
}
