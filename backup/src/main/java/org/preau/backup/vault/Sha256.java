package org.preau.backup.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The name of some bytes: their SHA-256.
 *
 * @param hex 64 characters of {@code [0-9a-f]}
 */
public record Sha256(String hex) implements Comparable<Sha256> {
    static final int BYTES = 32;

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not 64 small hexadecimal digits
     */
    public Sha256 {
        if (!isHash(hex)) {
            throw new IllegalArgumentException("Not a SHA-256: " + hex.length() + " characters");
        }
    }

    /** Whether this text is one; never throws. */
    public static boolean isHash(String text) {
        return text.length() == 2 * BYTES
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /** The hash of these bytes. */
    public static Sha256 of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    static Sha256 of(byte[] bytes, int offset, int length) {
        return named(digest(bytes, offset, length));
    }

    /** The hash that these 32 bytes are. */
    static Sha256 named(byte[] hash) {
        return new Sha256(HexFormat.of().formatHex(hash));
    }

    static byte[] digest(byte[] bytes, int offset, int length) {
        MessageDigest digest = newDigest();
        digest.update(bytes, offset, length);
        return digest.digest();
    }

    static MessageDigest newDigest() {
        return digest("SHA-256");
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    /** Whether these bytes have this name. */
    boolean names(byte[] bytes, int length) {
        return Arrays.equals(digest(bytes, 0, length), bytes());
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(Sha256 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
