package org.preau.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.preau.backup.vault.Stamp;

/** What says of an entry that it is what it was, so that the vault need not read it again. */
final class Fingerprints {

    /** The vault doubts whatever says that it changed lately, in nanoseconds since 1970. */
    private static final long LONG_AGO = (1L << 60) - 1;

    private Fingerprints() {}

    /** Two hashes of 60 and 64 bits in the place of times, which rows have not. */
    static Stamp stamp(long bytes, long first, long second) {
        return new Stamp(bytes, 0, first & LONG_AGO, second == 0 ? 1 : second);
    }

    static Stamp stamp(long bytes, String fingerprint) {
        ByteBuffer hash = ByteBuffer.wrap(digest(fingerprint));
        return stamp(bytes, hash.getLong(), hash.getLong());
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(digest(text));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
