package org.preau.text;

/**
 * A source that counts how often it is read, and stops whoever reads it too often.
 *
 * <p>The parser reads each character of ordinary text about eight times, and some bombs ({@code
 * [a](} or runs of backticks, repeated) thousands of times. A budget of reads ends them at the same
 * place on every machine, which a clock would not, and needs no second thread. One thread, one use.
 */
final class MeteredText implements CharSequence {
    private static final int READS_PER_CHARACTER = 30;
    private static final int READS_AT_LEAST = 200_000;

    private final String text;
    private long left;

    MeteredText(String text) {
        this.text = text;
        left = READS_AT_LEAST + (long) READS_PER_CHARACTER * text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new SpentException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        left -= end - start;
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** The budget is spent. Never leaves the package. */
    static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1;

        SpentException() {
            super("more reads than the length of the text explains", null, false, false);
        }
    }
}
