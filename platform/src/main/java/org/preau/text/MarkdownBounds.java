package org.preau.text;

import java.util.Optional;
import org.preau.text.Rendering.Reason;
import org.preau.text.Rendering.Refused;

/**
 * Refuses, in one pass and before any parsing, what would make the parser slow or deep.
 *
 * <p>Each bound answers a measured weakness of Flexmark 0.64: a thousand list markers on one line
 * overflow its stack (its pattern for rules recurses), lists in one line cost the square of their
 * depth, the lines of one paragraph the square of their number, emphasis the square of its
 * delimiters. What remains is caught while parsing by {@link MeteredText} and, after it, by the
 * depth of the tree.
 */
final class MarkdownBounds {
    /** Some 50,000 words: a book. */
    static final int CHARACTERS = 300_000;

    /** Of the tree; a list in a list takes two, and a page 320 px wide shows five. */
    static final int DEPTH = 100;

    /** Blank ones included; 20,000 one-line notes took a quarter of a second. */
    private static final int LINES = 10_000;

    /** At the start of a line. The depth of the tree itself is looked at once it is parsed. */
    private static final int SIGNS = 500;

    private static final long SQUARED_LINES = 9_000_000;

    /**
     * At each line the parser joins its paragraph anew, from pieces when their lines have prefixes:
     * 60 times as dear.
     */
    private static final int PREFIXED = 60;

    private static final long SQUARED_DELIMITERS = 40_000_000;

    private final String source;
    private long squaredLines;
    private long squaredDelimiters;
    private int lines;
    private int delimiters;
    private int countedDelimiters;
    private boolean prefixed;

    private MarkdownBounds(String source) {
        this.source = source;
    }

    /** Empty when the source may be parsed. */
    static Optional<Refused> refuse(String source) {
        if (source.length() > CHARACTERS) {
            return Optional.of(new Refused(Reason.TOO_LONG, 0, CHARACTERS));
        }
        return new MarkdownBounds(source).readLines();
    }

    private Optional<Refused> readLines() {
        int number = 1;
        for (int start = 0; start < source.length(); number++) {
            int newline = source.indexOf('\n', start);
            int end = newline < 0 ? source.length() : newline;
            if (isTooDeep(start, end)) {
                return Optional.of(new Refused(Reason.TOO_DEEP, number, DEPTH));
            }
            if (isTooCostly(start, end) || number > LINES) {
                return Optional.of(new Refused(Reason.TOO_COMPLEX, number, 0));
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    /** Counts the signs at the start of a line that open quotations and lists, or draw a rule. */
    private boolean isTooDeep(int start, int end) {
        int signs = 0;
        for (int i = start; i < end && isPrefix(source.charAt(i)); i++) {
            char c = source.charAt(i);
            signs += c == ' ' || c == '\t' ? 0 : 1;
        }
        return signs > SIGNS;
    }

    private static boolean isPrefix(char c) {
        return c == ' ' || c == '\t' || (c >= '0' && c <= '9') || ">-*+_.)=~`".indexOf(c) >= 0;
    }

    /** Adds up the squares of each paragraph's lines and delimiters. */
    private boolean isTooCostly(int start, int end) {
        boolean blank = true;
        for (int i = start; i < end; i++) {
            char c = source.charAt(i);
            blank &= c == ' ' || c == '\t';
            delimiters += isDelimiter(c) && (i == start || source.charAt(i - 1) != c) ? 1 : 0;
        }
        if (blank) {
            lines = 0;
            delimiters = 0;
            countedDelimiters = 0;
            prefixed = false;
            return false;
        }
        prefixed |= isPrefixed(start);
        lines = opensItem(start, end) ? 1 : lines + 1;
        squaredLines += (2L * lines - 1) * (prefixed ? PREFIXED : 1);
        squaredDelimiters +=
                (long) delimiters * delimiters - (long) countedDelimiters * countedDelimiters;
        countedDelimiters = delimiters;
        return squaredLines > SQUARED_LINES || squaredDelimiters > SQUARED_DELIMITERS;
    }

    private boolean isPrefixed(int start) {
        return source.charAt(start) == '>'
                || source.charAt(start) == ' '
                || source.charAt(start) == '\t';
    }

    /**
     * A bullet that begins a paragraph of its own; a number may not interrupt one, nor may what is
     * far to the right.
     */
    private boolean opensItem(int start, int end) {
        int spaces = 0;
        int i = start;
        for (; i < end && (source.charAt(i) == '>' || source.charAt(i) == ' ') && spaces < 4; i++) {
            spaces = source.charAt(i) == ' ' ? spaces + 1 : 0;
        }
        return spaces < 4
                && i + 2 < end
                && "-*+".indexOf(source.charAt(i)) >= 0
                && source.charAt(i + 1) == ' '
                && source.charAt(i + 2) != ' ';
    }

    private static boolean isDelimiter(char c) {
        return c == '*' || c == '_' || c == '~' || c == '[' || c == '`';
    }
}
