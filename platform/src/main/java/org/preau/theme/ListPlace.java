package org.preau.theme;

import java.util.List;
import java.util.Optional;

/**
 * The address of a list of articles, or of its feed, taken apart: {@code /SECTION}, {@code
 * /etiquette/TAG}, {@code /auteur/AUTHOR}, each with {@code /feed.atom} or {@code /feed.rss}.
 *
 * @param prefix of tags or authors; empty for a section
 * @param feed {@code atom} or {@code rss}; empty for the page
 */
record ListPlace(String prefix, String slug, String feed) {

    private static final int MAX_SLUG = 80;
    private static final List<String> PREFIXES = List.of("/etiquette/", "/auteur/", "/");
    private static final String FEED = "/feed.";

    /** Empty for a path of another form, which no section, article, tag or author can have. */
    static Optional<ListPlace> of(String path) {
        for (String prefix : PREFIXES) {
            Optional<ListPlace> place = after(prefix, path);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    private static Optional<ListPlace> after(String prefix, String path) {
        if (!path.startsWith(prefix)) {
            return Optional.empty();
        }
        int end = path.indexOf(FEED, prefix.length());
        String feed = end < 0 ? "" : path.substring(end + FEED.length());
        String slug = path.substring(prefix.length(), end < 0 ? path.length() : end);
        boolean known = end < 0 || feed.equals("atom") || feed.equals("rss");
        return known && isSlug(slug)
                ? Optional.of(new ListPlace(prefix.equals("/") ? "" : prefix, slug, feed))
                : Optional.empty();
    }

    /** Letters and digits, with single dashes between them. By hand: each page asks for it. */
    private static boolean isSlug(String text) {
        char before = '-';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && (c != '-' || before == '-')) {
                return false;
            }
            before = c;
        }
        return before != '-' && text.length() <= MAX_SLUG;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    boolean isFeed() {
        return !feed.isEmpty();
    }

    boolean isSection() {
        return prefix.isEmpty();
    }

    /** What stands behind the address of the list itself. */
    String suffix() {
        return isFeed() ? "/feed." + feed : "";
    }
}
