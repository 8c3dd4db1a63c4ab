package org.preau.backup.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.preau.backup.store.ObjectKey;

/**
 * The bytes of an object on their way, held against the hash in its name before the end is told.
 */
final class HashedStream extends InputStream {
    private final ObjectKey key;
    private final String named;
    private final InputStream in;
    private final Meter meter;
    private final MessageDigest hash = Hashes.newSha256();
    private boolean verified;

    /**
     * Reads on from here.
     *
     * @param key ends with a hash
     */
    HashedStream(ObjectKey key, InputStream in, Meter meter) {
        this.key = key;
        named = Hashes.named(key).orElseThrow();
        this.in = in;
        this.meter = meter;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = in.read(into, offset, length);
        if (n >= 0) {
            hash.update(into, offset, n);
            meter.read(n);
        } else {
            end();
        }
        return n;
    }

    /** The end may be asked for again. */
    private void end() throws NotAsNamed {
        if (!verified && !Hashes.hex(hash.digest()).equals(named)) {
            throw new NotAsNamed(key);
        }
        verified = true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The bytes are whole, and others than the name says. */
    static final class NotAsNamed extends IOException {
        private static final long serialVersionUID = 1;

        NotAsNamed(ObjectKey key) {
            super("Object " + key + " is damaged: its bytes do not have the hash in its name");
        }
    }
}
