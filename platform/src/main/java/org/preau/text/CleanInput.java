package org.preau.text;

import java.text.Normalizer;

/**
 * What a form sent, made fit to keep: NFC, one kind of line end, no character that hides or turns
 * the others.
 *
 * <p>Two strengths. A {@linkplain #line single line} (a name, a title, an address) is compared,
 * listed and trusted by readers, so everything invisible goes. A {@linkplain #text text} keeps what
 * languages need and loses only what can make it read otherwise than it is written (Unicode
 * Technical Report 36; CVE-2021-42574 for the overrides).
 */
public final class CleanInput {
    /** A letter with more marks than this is decoration that spills over its neighbours. */
    private static final int MARKS_ON_A_LETTER = 4;

    private CleanInput() {}

    /**
     * A single line: gaps and line ends become one space, ends are trimmed; controls, direction
     * marks, zero-width characters and lone surrogates are removed. Joiners stay between characters
     * that need them (emoji, Persian).
     */
    public static String line(String typed) {
        String sent = Normalizer.normalize(typed, Normalizer.Form.NFC);
        StringBuilder out = new StringBuilder(sent.length());
        int previous = ' ';
        int marks = 0;
        for (int i = 0; i < sent.length(); ) {
            int c = sent.codePointAt(i);
            i += Character.charCount(c);
            c = isGap(c) ? ' ' : c;
            boolean repeated = c == ' ' && isSpace(previous);
            if (repeated || !isVisible(c, previous)) {
                continue;
            }
            marks = isMark(c) ? marks + 1 : 0;
            if (marks <= MARKS_ON_A_LETTER) {
                out.appendCodePoint(c);
                previous = c;
            }
        }
        return trim(Normalizer.normalize(out, Normalizer.Form.NFC));
    }

    /**
     * A text of several lines: LF only, no controls but the tab, no direction overrides; the rest
     * is the writer's.
     */
    public static String text(String sent) {
        StringBuilder out = new StringBuilder(sent.length());
        for (int i = 0; i < sent.length(); ) {
            int c = sent.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85) {
                i += c == '\r' && i < sent.length() && sent.charAt(i) == '\n' ? 1 : 0;
                out.append('\n');
            } else if (isLoneSurrogate(c)) {
                out.append('\uFFFD');
            } else if (c == '\n' || c == '\t' || !isHarmful(c)) {
                out.appendCodePoint(c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /** The length a person would count with: code points, not UTF-16 units. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isGap(int c) {
        return Character.isWhitespace(c) || c == 0x85;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == 0xA0 || c == 0x202F;
    }

    private static boolean isJoiner(int c) {
        return c == 0x200C || c == 0x200D;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isHarmful(int c) {
        return Character.isISOControl(c)
                || c == 0x202D
                || c == 0x202E
                || c == 0xFEFF
                || isNoncharacter(c);
    }

    private static boolean isVisible(int c, int previous) {
        if (isJoiner(c)) {
            return previous >= 0x590 && !isSpace(previous);
        }
        return !isHarmful(c)
                && !isLoneSurrogate(c)
                && !isBlank(c)
                && Character.getType(c) != Character.FORMAT;
    }

    /**
     * Letters that show nothing: fillers of Hangul, the braille blank, the combining grapheme
     * joiner.
     */
    private static boolean isBlank(int c) {
        return c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x2800
                || c == 0x34F;
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }

    private static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static String trim(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && isSpace(line.charAt(start))) {
            start++;
        }
        while (end > start && (isSpace(line.charAt(end - 1)) || isJoiner(line.charAt(end - 1)))) {
            end--;
        }
        return line.substring(start, end);
    }
}
