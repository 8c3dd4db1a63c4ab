package org.preau.theme;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !Character.isLetterOrDigit(text.charAt(i))) {
                if (i > start) {
                    tokens.add(new Token(start, i, folded(text.substring(start, i))));
                }
                start = i + 1;
            }
        }
        return tokens;
    }

    /** Whether one of the words stands in a plain text. */
    boolean hit(String plain) {
        return !hits.isEmpty()
                && tokens(plain).stream().anyMatch(token -> hits.contains(token.folded()));
    }

    /** The part of a plain text where the first of the words stands, all of them marked in it. */
    SafeHtml excerpt(String plain) {
        int first =
                tokens(plain).stream()
                        .filter(token -> hits.contains(token.folded()))
                        .mapToInt(Token::start)
                        .findFirst()
                        .orElse(0);
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
        boolean plain = lower.chars().allMatch(c -> c < 0x80);
        return plain
                ? lower
                : Normalizer.normalize(lower, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replace("œ", "oe")
                        .replace("æ", "ae")
                        .replace("ß", "ss");
    }
}
