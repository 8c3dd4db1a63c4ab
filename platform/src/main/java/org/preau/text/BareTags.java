package org.preau.text;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The few tags that mean something Markdown cannot say, typed bare: x&lt;sup&gt;2&lt;/sup&gt;, a
 * line break in a table.
 *
 * <p>All other HTML is shown as it was typed. Sanitising it instead would make half of what was
 * pasted vanish without a word, and would let a writer build pages that her next theme, feed or
 * newsletter cannot show.
 */
final class BareTags {
    private static final Set<String> PAIRED = Set.of("sup", "sub", "kbd", "mark");
    private static final Pattern BREAK = Pattern.compile("<br ?/?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BREAKS =
            Pattern.compile("(?:<br ?/?>\\s*)+", Pattern.CASE_INSENSITIVE);

    private BareTags() {}

    static boolean isBreak(String html) {
        return html.length() <= 6 && BREAK.matcher(html).matches();
    }

    /** Empty paragraphs, as visual editors write them. */
    static boolean isOnlyBreaks(String html) {
        return html.length() <= 200 && BREAKS.matcher(html).matches();
    }

    /** The name of a bare tag, opening or closing, without an attribute. */
    static Optional<String> name(String html) {
        int start = isClosing(html) ? 2 : 1;
        boolean fits = html.length() > start && html.length() <= 8;
        return fits
                ? Optional.of(html.substring(start, html.length() - 1)).filter(PAIRED::contains)
                : Optional.empty();
    }

    static boolean isClosing(String html) {
        return html.startsWith("</");
    }
}
