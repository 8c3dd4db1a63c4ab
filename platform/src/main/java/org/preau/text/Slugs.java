package org.preau.text;

import java.text.Normalizer;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The part of an address that comes from a title: {@code [a-z0-9-]}, 1 to {@value #LENGTH}
 * characters.
 */
public final class Slugs {
    /** What a title without a single Latin letter or digit gives. */
    public static final String UNTITLED = "sans-titre";

    /** The longest slug, in characters. */
    public static final int LENGTH = 80;

    /** A longer title only repeats itself in an address; the rest is not read. */
    private static final int READ = 1_000;

    private Slugs() {}

    /** Accents are stripped, œ is oe, whatever else is a hyphen; cut at a word; never empty. */
    public static String from(String title) {
        String start = title.length() > READ ? title.substring(0, READ) : title;
        String plain = Normalizer.normalize(start, Normalizer.Form.NFKD);
        StringBuilder slug = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            append(slug, Character.toLowerCase(plain.charAt(i)));
        }
        String cut = cut(slug.toString(), LENGTH);
        return cut.isEmpty() ? UNTITLED : cut;
    }

    /**
     * A slug that is free: the title's own, else with -2, -3…
     *
     * @param reserved words that mean something else at this place ("recherche", "feed")
     * @param taken asked for each candidate, the caller's own lookup; must be false for some suffix
     */
    public static String free(String title, Set<String> reserved, Predicate<String> taken) {
        String slug = from(title);
        String candidate = slug;
        for (int n = 2; reserved.contains(candidate) || taken.test(candidate); n++) {
            String suffix = "-" + n;
            candidate = cut(slug, LENGTH - suffix.length()) + suffix;
        }
        return candidate;
    }

    private static void append(StringBuilder slug, char c) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            slug.append(c);
            return;
        }
        switch (c) {
            case 'œ' -> slug.append("oe");
            case 'æ' -> slug.append("ae");
            case 'ß' -> slug.append("ss");
            case 'þ' -> slug.append("th");
            case 'ø' -> slug.append('o');
            case 'ł' -> slug.append('l');
            case 'đ', 'ð' -> slug.append('d');
            case 'ı' -> slug.append('i');
            default -> hyphen(slug, c);
        }
    }

    private static void hyphen(StringBuilder slug, char c) {
        boolean mark =
                Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.FORMAT;
        if (!mark && !slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
            slug.append('-');
        }
    }

    private static String cut(String slug, int length) {
        String kept = slug;
        if (slug.length() > length) {
            int word = slug.lastIndexOf('-', length);
            kept = slug.substring(0, word > length / 4 ? word : length);
        }
        return kept.endsWith("-") ? kept.substring(0, kept.length() - 1) : kept;
    }
}
