package org.preau.backup.mirror;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.preau.backup.store.ObjectKey;

/** SHA-256, and the hash that ends the name of every object that never changes. */
final class Hashes {
    /** Hexadecimal digits of a SHA-256. */
    static final int HEX = 64;

    private Hashes() {}

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        return newSha256().digest(bytes);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The hash at the end of the name, or empty if there is none: then the object may change. */
    static Optional<String> named(ObjectKey key) {
        String name = key.value();
        return endsWithHash(name)
                ? Optional.of(name.substring(name.length() - HEX))
                : Optional.empty();
    }

    static boolean endsWithHash(String name) {
        int from = name.length() - HEX;
        return from >= 0 && name.chars().skip(from).allMatch(Hashes::isHex);
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
