package org.preau.backup.mirror;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Sixteen bytes as a person copies them from paper: seven groups of four letters and digits.
 *
 * <p>The alphabet is Crockford's base 32: no I, L, O or U; what is written instead of 1 and 0 is
 * understood. 26 characters hold the bytes, the last two hold ten bits of their SHA-256, so that a
 * slip of the pen shows in its line: of all slips one in 1,024 passes, and the check of the whole
 * (see {@link KeyRing#check}) finds that one.
 */
final class SecretText {
    static final int BYTES = 16;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DATA = 26;
    private static final int LENGTH = 28;

    private SecretText() {}

    /** The text of sixteen bytes. */
    static String encode(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("Not sixteen bytes: " + bytes.length);
        }
        String text = digits(bytes, DATA) + digits(Hashes.sha256(bytes), 2);
        return String.join("-", text.split("(?<=\\G.{4})"));
    }

    /**
     * The bytes, or empty if there is a slip in the text. Case, spaces and hyphens do not count.
     */
    static Optional<byte[]> decode(String text) {
        String plain = plain(text);
        if (plain.length() != LENGTH || plain.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return Optional.empty();
        }
        byte[] bytes = bytes(plain.substring(0, DATA));
        String again = digits(bytes, DATA) + digits(Hashes.sha256(bytes), 2);
        return plain.equals(again) ? Optional.of(bytes) : Optional.empty();
    }

    /** The first bits of these bytes, five for each character; zeros after their end. */
    static String digits(byte[] bytes, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int value = 0;
            for (int bit = 5 * i; bit < 5 * i + 5; bit++) {
                value = value << 1 | bit(bytes, bit);
            }
            text.append(ALPHABET.charAt(value));
        }
        return text.toString();
    }

    /** Capitals, without what separates, and with 0 and 1 where a person read O, I or L. */
    static String plain(String text) {
        return text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private static byte[] bytes(String digits) {
        byte[] bytes = new byte[BYTES];
        for (int bit = 0; bit < 8 * BYTES; bit++) {
            int digit = ALPHABET.indexOf(digits.charAt(bit / 5));
            bytes[bit / 8] |= (byte) ((digit >> (4 - bit % 5) & 1) << (7 - bit % 8));
        }
        return bytes;
    }

    private static int bit(byte[] bytes, int index) {
        return index / 8 < bytes.length ? bytes[index / 8] >> (7 - index % 8) & 1 : 0;
    }

    /** A short check of a text, for people to compare. */
    static String checkOf(String text) {
        return digits(Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)), 8);
    }
}
