package org.preau.exchange;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

/**
 * The characters of a dump of statements as words, values and gaps, one ahead. A text is held one
 * at a time, and none longer than {@link OldRows#VALUE}.
 */
final class SqlWords implements AutoCloseable {

    /** The longest name or bare value that is told from another. */
    private static final int WORD = 200;

    private static final int BUFFER = 1 << 16;

    private final Reader in;
    private final char[] buffer = new char[BUFFER];
    private boolean slashes = true;
    private int at;
    private int filled;
    private int next;

    /** Stands at the first character that is no gap. */
    SqlWords(Reader in) throws IOException {
        this.in = in;
        read();
        gap();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The character that is next; negative at the end. */
    int next() {
        return next;
    }

    /** From here on a backslash in a text is one. */
    void plainSlashes() {
        slashes = false;
    }

    /** Whether {@code c} begins and ends a text or a name. */
    static boolean isQuote(int c) {
        return c == '\'' || c == '"' || c == '`';
    }

    /** A value of a row, its escapes undone; empty for null. */
    String value() throws IOException {
        if (next == '\'' || next == '"') {
            return text();
        }
        StringBuilder bare = new StringBuilder();
        while (next >= 0 && next != ',' && next != ')' && next != '\'' && bare.length() < WORD) {
            bare.append((char) next);
            read();
        }
        String word = bare.toString().strip();
        if (next == '\'' && (word.startsWith("_") || word.equalsIgnoreCase("x"))) {
            return text();
        }
        return word.equalsIgnoreCase("null") ? "" : word;
    }

    String text() throws IOException {
        int quote = next;
        StringBuilder text = new StringBuilder();
        read();
        while (next >= 0) {
            if (next == '\\' && slashes) {
                read();
                text.append(escaped(next));
            } else if (next == quote) {
                read();
                if (next != quote) {
                    return text.toString();
                }
                text.append((char) quote);
            } else {
                text.append((char) next);
            }
            if (text.length() > OldRows.VALUE) {
                throw new Refused("a text is longer than " + OldRows.VALUE);
            }
            read();
        }
        throw new Refused("a text does not end: the file is cut short");
    }

    private char escaped(int c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '0' -> ' ';
            default -> (char) c;
        };
    }

    /** A word in lower case, its quotes away, and the gap after it; empty when none is there. */
    String word() throws IOException {
        StringBuilder word = new StringBuilder();
        if (isQuote(next)) {
            int quote = next;
            for (read(); next >= 0 && next != quote && word.length() < WORD; read()) {
                word.append((char) next);
            }
            read();
        } else {
            while (next >= 0
                    && (Character.isLetterOrDigit(next) || next == '_' || next == '$')
                    && word.length() < WORD) {
                word.append((char) next);
                read();
            }
        }
        gap();
        if (next == '.' && !word.isEmpty()) {
            read();
            return word();
        }
        return word.toString().toLowerCase(Locale.ROOT);
    }

    /** To the end of a statement, past whatever its texts hold. */
    void rest() throws IOException {
        while (next >= 0 && next != ';') {
            if (isQuote(next)) {
                skipQuoted();
            } else {
                read();
            }
        }
        read();
    }

    private void skipQuoted() throws IOException {
        int quote = next;
        for (read(); next >= 0 && next != quote; read()) {
            if (next == '\\' && slashes) {
                read();
            }
        }
        read();
    }

    /** Spaces and comments; what MySQL alone would run is a comment too. */
    void gap() throws IOException {
        while (next >= 0) {
            if (Character.isWhitespace(next) || next == 0xFEFF) {
                read();
            } else if (next == '#') {
                line();
            } else if (next == '-' && peek() == '-') {
                line();
            } else if (next == '/' && peek() == '*') {
                comment();
            } else {
                return;
            }
        }
    }

    private void line() throws IOException {
        while (next >= 0 && next != '\n') {
            read();
        }
    }

    private void comment() throws IOException {
        int before = 0;
        while (next >= 0 && !(before == '*' && next == '/')) {
            before = next;
            read();
        }
        read();
    }

    /** Goes on by a character. */
    void read() throws IOException {
        next = fill() ? buffer[at++] : -1;
    }

    private int peek() throws IOException {
        return fill() ? buffer[at] : -1;
    }

    private boolean fill() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return filled > 0;
    }
}
