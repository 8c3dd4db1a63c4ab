package org.preau.theme;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a list of articles, or of its feed, taken apart: {@code /SECTION}, {@code
 * /etiquette/TAG}, {@code /auteur/AUTHOR}, each with {@code /feed.atom} or {@code /feed.rss}.
 *
 * @param prefix of tags or authors; empty for a section
 * @param feed {@code atom} or {@code rss}; empty for the page
 */
record ListPlace(String prefix, String slug, String feed) {

    private static final int MAX_SLUG = 80;
    private static final Pattern FORM =
            Pattern.compile(
                    "(/|/etiquette/|/auteur/)([a-z0-9]+(?:-[a-z0-9]+)*)(?:/feed\\.(atom|rss))?");

    /** Empty for a path of another form, which no section, article, tag or author can have. */
    static Optional<ListPlace> of(String path) {
        Matcher parts = FORM.matcher(path);
        if (!parts.matches() || parts.group(2).length() > MAX_SLUG) {
            return Optional.empty();
        }
        String feed = parts.group(3);
        return Optional.of(
                new ListPlace(
                        parts.group(1).equals("/") ? "" : parts.group(1),
                        parts.group(2),
                        feed == null ? "" : feed));
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
