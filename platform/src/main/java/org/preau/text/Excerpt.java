package org.preau.text;

/** The first words of a text, for lists, cards, feeds and descriptions. */
public final class Excerpt {
    private static final String DANGLING = ",;:–—-([«“ \u00A0\u202F\n";

    private Excerpt() {}

    /** The opening of a text: what its paragraphs say, without headings, tables, code or notes. */
    public static String of(RenderedText text, int length) {
        return of(text.opening(), length);
    }

    /**
     * Plain text on one line, cut after a whole word and ended by … when something is missing.
     *
     * @param length the most code points the answer may have, the … included; at least 2
     */
    public static String of(String plain, int length) {
        if (length < 2) {
            throw new IllegalArgumentException(
                    "An excerpt of " + length + " characters says nothing");
        }
        String line = oneLine(plain, length);
        if (CleanInput.length(line) <= length) {
            return line;
        }
        int end = line.offsetByCodePoints(0, length - 1);
        int word = wordEnd(line, end);
        return undangled(line.substring(0, word > end / 2 ? word : end)) + "…";
    }

    /** Gaps become one space each; stops soon after what the excerpt can show. */
    private static String oneLine(String plain, int length) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < plain.length() && line.length() <= 2L * length + 2; i++) {
            char c = plain.charAt(i);
            if (!Character.isWhitespace(c)) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    private static int wordEnd(String line, int end) {
        int i = end;
        while (i > 0 && !Character.isWhitespace(line.charAt(i))) {
            i--;
        }
        return i;
    }

    private static String undangled(String cut) {
        int end = cut.length();
        while (end > 0 && DANGLING.indexOf(cut.charAt(end - 1)) >= 0) {
            end--;
        }
        return cut.substring(0, end);
    }
}
