package org.preau.text;

/**
 * How long a text takes to read, at 200 words a minute: slow enough for a screen and for everyone.
 */
public final class ReadingTime {
    private static final int WORDS_A_MINUTE = 200;

    private ReadingTime() {}

    /** Whole minutes, rounded up, at least 1. */
    public static int minutes(int words) {
        return Math.max(1, Math.ceilDiv(words, WORDS_A_MINUTE));
    }

    /**
     * Words as a person counts them: what stands between gaps and has a letter or a digit. No-break
     * spaces join, so « 10 000 » and « Quoi ? » are one word each, set or not.
     */
    public static int words(String plain) {
        int words = 0;
        boolean counted = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isWhitespace(c)) {
                counted = false;
            } else if (!counted && (Character.isLetterOrDigit(c) || Character.isSurrogate(c))) {
                counted = true;
                words++;
            }
        }
        return words;
    }
}
