package org.preau.theme;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.preau.render.SafeHtml;
import org.preau.text.Excerpt;

/**
 * The words of a search, and where they stand in a text. Accents and case do not count, as in
 * {@code preau.plain}.
 *
 * @param words letters and digits only, at most {@value #MOST}
 */
record SearchWords(List<String> words) {

    private static final int MOST = 8;
    private static final int BEFORE = 60;
    private static final int SHOWN = 220;

    /** The words in what somebody typed. */
    static SearchWords of(String typed) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= typed.length(); i++) {
            if (i < typed.length() && Character.isLetterOrDigit(typed.charAt(i))) {
                word.append(typed.charAt(i));
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return new SearchWords(words.stream().distinct().limit(MOST).toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The part of a plain text where the first of the words stands, all of them marked in it. */
    SafeHtml excerpt(String plain) {
        int first = firstIn(plain);
        int start = first <= BEFORE ? 0 : wordStart(plain, first - BEFORE);
        String shown = Excerpt.of(plain.substring(start), SHOWN);
        return marked((start == 0 ? "" : "… ") + shown);
    }

    private int firstIn(String plain) {
        Folded folded = Folded.of(plain);
        int first = plain.length();
        for (String word : words) {
            int at = folded.text().indexOf(Folded.of(word).text());
            first = at < 0 ? first : Math.min(first, folded.from(at));
        }
        return first == plain.length() ? 0 : first;
    }

    private static int wordStart(String plain, int from) {
        int space = plain.indexOf(' ', from);
        return space < 0 || space > from + BEFORE ? from : space + 1;
    }

    private SafeHtml marked(String shown) {
        Folded folded = Folded.of(shown);
        boolean[] hit = new boolean[shown.length()];
        for (String word : words) {
            String wanted = Folded.of(word).text();
            int at = folded.text().indexOf(wanted);
            while (at >= 0) {
                java.util.Arrays.fill(
                        hit, folded.from(at), folded.from(at + wanted.length() - 1) + 1, true);
                at = folded.text().indexOf(wanted, at + wanted.length());
            }
        }
        return new SafeHtml(html(shown, hit));
    }

    private static String html(String shown, boolean[] hit) {
        StringBuilder html = new StringBuilder();
        for (int start = 0; start < shown.length(); ) {
            int end = start;
            while (end < shown.length() && hit[end] == hit[start]) {
                end++;
            }
            String piece = SafeHtml.escaped(shown.substring(start, end)).html();
            html.append(hit[start] ? "<mark>" + piece + "</mark>" : piece);
            start = end;
        }
        return html.toString();
    }

    /**
     * A text without accents and case, and where each of its characters comes from.
     *
     * @param text folded
     * @param origins of each of its characters, in the text before
     */
    private record Folded(String text, List<Integer> origins) {

        static Folded of(String text) {
            StringBuilder out = new StringBuilder(text.length());
            List<Integer> origins = new ArrayList<>(text.length());
            for (int i = 0; i < text.length(); i++) {
                String folded = fold(text.charAt(i));
                for (int k = 0; k < folded.length(); k++) {
                    out.append(folded.charAt(k));
                    origins.add(i);
                }
            }
            return new Folded(out.toString(), origins);
        }

        int from(int at) {
            return origins.get(at);
        }

        private static String fold(char c) {
            if (c < 0x80) {
                return String.valueOf(Character.toLowerCase(c));
            }
            return switch (Character.toLowerCase(c)) {
                case 'œ' -> "oe";
                case 'æ' -> "ae";
                case 'ß' -> "ss";
                default ->
                        Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                                .replaceAll("\\p{M}", "")
                                .toLowerCase(Locale.ROOT);
            };
        }
    }
}
