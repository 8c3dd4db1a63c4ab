package org.preau.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The pieces of a block read as one string, and written back as as many pieces.
 *
 * <p>A rule looks around freely, across the borders of pieces, because « Attention<b>!</b> » needs
 * its space as much as « Attention! » does. What it writes belongs to the piece of the character it
 * stands on.
 */
final class TypesetRun {
    static final char NONE = '\0';
    static final char NBSP = '\u00A0';
    static final char NNBSP = '\u202F';

    private final String text;
    private final int[] starts;
    private final int[] cuts;
    private final StringBuilder out;
    private int marked;

    TypesetRun(List<String> pieces) {
        text = String.join("", pieces);
        starts = new int[pieces.size()];
        cuts = new int[pieces.size()];
        out = new StringBuilder(text.length() + 16);
        int at = 0;
        for (int k = 0; k < starts.length; k++) {
            starts[k] = at;
            at += pieces.get(k).length();
        }
    }

    /**
     * Walks over the text: {@code step} writes what it wants for the character at its index and
     * gives the next.
     */
    List<String> walk(IntUnaryOperator step) {
        int i = 0;
        while (i < text.length()) {
            markUpTo(i);
            i = step.applyAsInt(i);
        }
        markUpTo(text.length());
        return cut();
    }

    private void markUpTo(int i) {
        while (marked < starts.length && starts[marked] <= i) {
            cuts[marked++] = out.length();
        }
    }

    private List<String> cut() {
        List<String> pieces = new ArrayList<>(cuts.length);
        for (int k = 0; k < cuts.length; k++) {
            pieces.add(out.substring(cuts[k], k + 1 < cuts.length ? cuts[k + 1] : out.length()));
        }
        return pieces;
    }

    void write(char c) {
        out.append(c);
    }

    /** Copies what was typed, each character into its own piece. */
    void write(int from, int to) {
        for (int i = from; i < to; i++) {
            markUpTo(i);
            out.append(text.charAt(i));
        }
    }

    String text() {
        return text;
    }

    /** The character as typed, {@link #NONE} outside the block. */
    char at(int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : NONE;
    }

    /** The last character written, {@link #NONE} at the start of the block. */
    char written() {
        return writtenBefore(0);
    }

    char writtenBefore(int back) {
        int i = out.length() - 1 - back;
        return i >= 0 ? out.charAt(i) : NONE;
    }

    /**
     * True when the {@code length} characters at {@code i} are all {@code c} and their neighbours
     * are not.
     */
    boolean exactly(int i, char c, int length) {
        for (int k = 0; k < length; k++) {
            if (at(i + k) != c) {
                return false;
            }
        }
        return at(i - 1) != c && at(i + length) != c;
    }

    /** The end of the run of spaces that starts at {@code i}; line ends are not spaces. */
    int spacesEnd(int i) {
        int j = i;
        while (isSpace(at(j))) {
            j++;
        }
        return j;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == NBSP || c == NNBSP || c == '\u2009';
    }

    static boolean isGap(char c) {
        return c == NONE || isSpace(c) || Character.isWhitespace(c);
    }

    static boolean isWord(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || c == Typography.OPAQUE.charAt(0);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
