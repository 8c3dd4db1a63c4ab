package org.preau.media;

import java.util.Locale;
import java.util.Optional;
import org.preau.text.Slugs;

/**
 * Where a picture is on the association's own host: {@code /media/KEY/NAME}. The key is the first
 * sixteen digits of the content's SHA-256, so other content has another address and browsers may
 * keep what they have for ever. The name is for people and programs that save the file; only the
 * key counts.
 *
 * @param key 16 lower-case hexadecimal digits
 * @param name letters, digits, hyphens, one dot and the extension
 */
public record MediaAddress(String key, String name) {

    private static final String BASE = "/media/";
    private static final int KEY = 16;
    private static final int MAX_NAME = 120;

    /**
     * @throws IllegalArgumentException unless both have the form above
     */
    public MediaAddress {
        if (!isKey(key) || !isName(name)) {
            throw new IllegalArgumentException("not the address of a picture");
        }
    }

    /** The address of {@code media}. */
    public static MediaAddress of(Media media) {
        String name = isName(media.name()) ? media.name() : Slugs.from(media.name());
        return new MediaAddress(media.sha256().substring(0, KEY), name);
    }

    /** The address that {@code path} spells, or empty. */
    public static Optional<MediaAddress> read(String path) {
        int slash = BASE.length() + KEY;
        if (!path.startsWith(BASE) || path.length() <= slash || path.charAt(slash) != '/') {
            return Optional.empty();
        }
        String key = path.substring(BASE.length(), slash);
        String name = path.substring(slash + 1);
        return isKey(key) && isName(name)
                ? Optional.of(new MediaAddress(key, name))
                : Optional.empty();
    }

    /** An address with that key and some name, or empty. */
    static Optional<MediaAddress> ofKey(String key) {
        return isKey(key) ? Optional.of(new MediaAddress(key, "x")) : Optional.empty();
    }

    /** The path on the association's host. */
    public String path() {
        return BASE + key + "/" + name;
    }

    /** The least SHA-256 that begins with this key. */
    String first() {
        return key + "0".repeat(64 - KEY);
    }

    /** The greatest SHA-256 that begins with this key. */
    String last() {
        return key + "f".repeat(64 - KEY);
    }

    private static boolean isKey(String text) {
        return text.length() == KEY
                && text.equals(text.toLowerCase(Locale.ROOT))
                && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_NAME
                && text.charAt(0) != '.'
                && text.chars()
                        .allMatch(c ->
                                (c >= 'a' && c <= 'z')
                                        || (c >= '0' && c <= '9')
                                        || c == '-'
                                        || c == '.');
    }

    @Override
    public String toString() {
        return path();
    }
}
