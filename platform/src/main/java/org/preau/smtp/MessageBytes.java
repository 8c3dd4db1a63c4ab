package org.preau.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message off the line, and refuses what two servers could read as two messages: a CR or LF
 * that stands alone (RFC 5321 §2.3.8; SEC Consult, "SMTP Smuggling", 2023).
 */
final class MessageBytes implements AutoCloseable {

    /** A message cannot be taken. */
    static final class NotTaken extends IOException {
        private final transient Verdict.Refused verdict;

        NotTaken(int code, String text) {
            super(text);
            this.verdict = new Verdict.Refused(code, text);
        }

        Verdict.Refused verdict() {
            return verdict;
        }
    }

    private static final int CHUNK = 16_384;
    private static final int SMALL = 256 * 1024;
    private static final long PATIENCE_SECONDS = 30;

    private final int most;
    private final Semaphore large;
    private final ByteArrayOutputStream all = new ByteArrayOutputStream(CHUNK);
    private boolean turn;
    private int last;
    private @Nullable NotTaken fault;

    /**
     * @param most bytes; what is beyond is read and thrown away, so that the refusal is heard
     * @param large how many messages of more than 256 KiB may be in memory at once, each until it
     *     is closed
     */
    MessageBytes(int most, Semaphore large) {
        this.most = most;
        this.large = large;
    }

    /**
     * All of it.
     *
     * @throws NotTaken when it is larger, when there are too many, or when a line ends otherwise
     *     than by CRLF
     */
    byte[] read(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            if (fault == null) {
                take(chunk, n);
            }
        }
        if (fault == null && last == '\r') {
            fault = bare();
        }
        if (fault != null) {
            throw fault;
        }
        return all.toByteArray();
    }

    private void take(byte[] chunk, int n) {
        if (isBare(chunk, n, last)) {
            fault = bare();
        } else if (all.size() + n > most) {
            fault = tooLarge(most);
        } else if (!turn && all.size() + n > SMALL && !waitForTurn()) {
            fault = busy();
        } else {
            all.write(chunk, 0, n);
            last = n > 0 ? chunk[n - 1] : last;
        }
    }

    private boolean waitForTurn() {
        try {
            turn = large.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return turn;
    }

    @Override
    public void close() {
        if (turn) {
            large.release();
        }
    }

    private static NotTaken bare() {
        return new NotTaken(550, "5.6.0 a line of this message does not end with CR LF");
    }

    private static NotTaken busy() {
        return new NotTaken(451, "4.3.2 too many large messages at once, try again later");
    }

    private static NotTaken tooLarge(int most) {
        return new NotTaken(
                552, "5.3.4 this message is larger than the " + most + " bytes that we take");
    }

    private static boolean isBare(byte[] chunk, int n, int before) {
        int last = before;
        for (int i = 0; i < n; i++) {
            int now = chunk[i];
            if ((now == '\n') != (last == '\r')) {
                return true;
            }
            last = now;
        }
        return false;
    }
}
