package org.preau.theme;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.preau.render.SafeHtml;
import org.preau.text.Excerpt;

/**
 * Marks the words that a search found, where they stand in a text.
 *
 * @param hits whole words, folded
 */
record SearchMarks(Set<String> hits) {

    private static final int BEFORE = 60;
    private static final int SHOWN = 220;

    /**
     * A word of a text.
     *
     * @param start of its first character
     * @param end after its last one
     * @param folded without accents and case, as {@code preau.plain} writes it
     */
    record Token(int start, int end, String folded) {}

    static SearchMarks of(Collection<String> hits) {
        return new SearchMarks(Set.copyOf(hits));
    }

    /** The words of a text: letters and digits, in their order. */
    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        for (Token token = after(text, 0); token != null; token = after(text, token.end())) {
            tokens.add(token);
        }
        return tokens;
    }

    /** The first word from there on; null for none. */
    private static @Nullable Token after(String text, int from) {
        int start = from;
        while (start < text.length() && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end == start ? null : new Token(start, end, folded(text.substring(start, end)));
    }

    /** Where the first of the words begins in a plain text; -1 for nowhere. */
    private int first(String plain) {
        Token token = hits.isEmpty() ? null : after(plain, 0);
        while (token != null && !hits.contains(token.folded())) {
            token = after(plain, token.end());
        }
        return token == null ? -1 : token.start();
    }

    /** Whether one of the words stands in a plain text. */
    boolean hit(String plain) {
        return first(plain) >= 0;
    }

    /** The part of a plain text where the first of the words stands, all of them marked in it. */
    SafeHtml excerpt(String plain) {
        int first = first(plain);
        int start = first <= BEFORE ? 0 : wordStart(plain, first - BEFORE);
        String shown = Excerpt.of(plain.substring(start), SHOWN);
        return marked((start == 0 ? "" : "… ") + shown);
    }

    private static int wordStart(String plain, int from) {
        int space = plain.indexOf(' ', from);
        return space < 0 || space > from + BEFORE ? from : space + 1;
    }

    private SafeHtml marked(String shown) {
        StringBuilder html = new StringBuilder();
        int done = 0;
        for (Token token : tokens(shown)) {
            if (hits.contains(token.folded())) {
                html.append(SafeHtml.escaped(shown.substring(done, token.start())).html())
                        .append("<mark>")
                        .append(SafeHtml.escaped(shown.substring(token.start(), token.end())))
                        .append("</mark>");
                done = token.end();
            }
        }
        return new SafeHtml(html.append(SafeHtml.escaped(shown.substring(done))).toString());
    }

    private static String folded(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return isAscii(lower)
                ? lower
                : Normalizer.normalize(lower, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replace("œ", "oe")
                        .replace("æ", "ae")
                        .replace("ß", "ss");
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
