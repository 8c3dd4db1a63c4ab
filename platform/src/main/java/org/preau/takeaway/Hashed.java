package org.preau.takeaway;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Counts and hashes what goes through (SHA-256); closing it closes nothing. */
final class Hashed extends FilterOutputStream {

    private final MessageDigest digest = digester();
    private long count;

    Hashed(OutputStream to) {
        super(to);
    }

    static MessageDigest digester() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void write(int one) throws IOException {
        digest.update((byte) one);
        count++;
        out.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        count += length;
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    long count() {
        return count;
    }

    /** The hash of all of it; to be asked for once. */
    byte[] digest() {
        return digest.digest();
    }
}
