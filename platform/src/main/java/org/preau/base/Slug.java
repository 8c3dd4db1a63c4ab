package org.preau.base;

import java.util.Optional;

/**
 * The short name of an association in addresses: a DNS label (RFC 1035 §2.3.1, RFC 1123 §2.1) of 2
 * to 40 characters, lower case, without two hyphens in a row so that no punycode can hide in it.
 */
public record Slug(String value) {

    public static final int MAX = 40;

    /**
     * @throws IllegalArgumentException unless {@code value} has the form above
     */
    public Slug {
        if (!isSlug(value)) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    /** The slug that {@code text} spells, or empty. */
    public static Optional<Slug> of(String text) {
        return isSlug(text) ? Optional.of(new Slug(text)) : Optional.empty();
    }

    private static boolean isSlug(String text) {
        int length = text.length();
        if (length < 2 || length > MAX || text.charAt(0) == '-' || text.charAt(length - 1) == '-') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean hyphen = c == '-' && text.charAt(i - 1) != '-';
            if (!hyphen && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
