package org.preau.exchange;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the statements of a dump as mysqldump, phpMyAdmin, SPIP or {@code sqlite3 .dump} write it:
 * {@code create table} for the names of columns, {@code insert} for rows; all others are passed
 * over. The file is read anew for each table, a statement's text is never held.
 */
final class SqlDump implements OldRows {

    private static final int BUFFER = 1 << 16;
    private static final int WORD = 200;
    private static final int DEFINITION = 200_000;
    private static final int COLUMNS = 500;

    private final Path file;

    SqlDump(Path file) {
        this.file = file;
    }

    @Override
    public void each(String table, OldRows.Each to) throws IOException {
        try (Scan scan = new Scan(table, to)) {
            scan.all();
        }
    }

    @Override
    public Set<String> tables() throws IOException {
        try (Scan scan = new Scan("", row -> {})) {
            scan.all();
            if (scan.seen.isEmpty()) {
                throw new Refused("there is neither a table nor a row in it");
            }
            return scan.seen;
        }
    }

    /** One reading of the file. */
    private final class Scan implements AutoCloseable {

        final Set<String> seen = new HashSet<>();
        private final String wanted;
        private final OldRows.Each to;
        private final Reader in;
        private List<String> columns = List.of();
        private boolean slashes = true;
        private final char[] buffer = new char[BUFFER];
        private int at;
        private int filled;
        private int next;

        Scan(String wanted, OldRows.Each to) throws IOException {
            this.wanted = wanted;
            this.to = to;
            this.in =
                    new InputStreamReader(
                            Files.newInputStream(file),
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPLACE)
                                    .onUnmappableCharacter(CodingErrorAction.REPLACE));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        void all() throws IOException {
            read();
            gap();
            while (next >= 0) {
                statement();
                gap();
            }
        }

        private void statement() throws IOException {
            String verb = word();
            switch (verb) {
                // Only sqlite3 begins so; its texts have no escapes but doubled quotes.
                case "pragma" -> slashes = false;
                case "create" -> create();
                case "insert", "replace" -> insert();
                default -> {
                    if (verb.isEmpty() && next != ';') {
                        read();
                    }
                }
            }
            rest();
        }

        private void create() throws IOException {
            String name = word();
            while (name.equals("table")
                    || name.equals("if")
                    || name.equals("not")
                    || name.equals("exists")
                    || name.equals("temporary")) {
                name = word();
            }
            seen.add(name);
            if (name.equals(wanted) && next == '(') {
                columns = ColumnNames.of(definition());
            }
        }

        private String definition() throws IOException {
            StringBuilder text = new StringBuilder();
            int quote = 0;
            while (next >= 0 && (next != ';' || quote != 0) && text.length() < DEFINITION) {
                quote = quote == next ? 0 : quote == 0 && isQuote(next) ? next : quote;
                text.append((char) next);
                read();
            }
            return text.toString();
        }

        private void insert() throws IOException {
            String name = word();
            while (name.equals("into")
                    || name.equals("ignore")
                    || name.equals("or")
                    || name.equals("replace")
                    || name.equals("delayed")) {
                name = word();
            }
            seen.add(name);
            if (!name.equals(wanted)) {
                return;
            }
            List<String> named = next == '(' ? names() : columns;
            if (word().startsWith("value")) {
                rows(named);
            }
        }

        private List<String> names() throws IOException {
            List<String> names = new ArrayList<>();
            read();
            while (next >= 0 && next != ')' && names.size() < COLUMNS) {
                gap();
                String name = word();
                if (name.isEmpty()) {
                    read();
                } else {
                    names.add(name);
                }
            }
            read();
            gap();
            return names;
        }

        private void rows(List<String> names) throws IOException {
            gap();
            while (next == '(') {
                List<String> values = row();
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
                    row.put(names.get(i), values.get(i));
                }
                to.row(row);
                gap();
                if (next == ',') {
                    read();
                    gap();
                }
            }
        }

        private List<String> row() throws IOException {
            List<String> values = new ArrayList<>();
            read();
            while (next >= 0 && next != ')') {
                gap();
                values.add(value());
                gap();
                if (next == ',') {
                    read();
                } else if (next != ')') {
                    throw new Refused("a row of " + wanted + " does not end");
                }
                if (values.size() > COLUMNS) {
                    throw new Refused("a row of " + wanted + " has too many values");
                }
            }
            read();
            return values;
        }

        private String value() throws IOException {
            if (next == '\'' || next == '"') {
                return text();
            }
            StringBuilder bare = new StringBuilder();
            while (next >= 0
                    && next != ','
                    && next != ')'
                    && next != '\''
                    && bare.length() < WORD) {
                bare.append((char) next);
                read();
            }
            String word = bare.toString().strip();
            if (next == '\'' && (word.startsWith("_") || word.equalsIgnoreCase("x"))) {
                return text();
            }
            return word.equalsIgnoreCase("null") ? "" : word;
        }

        private String text() throws IOException {
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
                if (text.length() > VALUE) {
                    throw new Refused("a text of " + wanted + " is longer than " + VALUE);
                }
                read();
            }
            throw new Refused("a text of " + wanted + " does not end");
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

        /**
         * A word in lower case, its quotes away, and the gap after it; empty when none is there.
         */
        private String word() throws IOException {
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
        private void rest() throws IOException {
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
        private void gap() throws IOException {
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

        private static boolean isQuote(int c) {
            return c == '\'' || c == '"' || c == '`';
        }

        private void read() throws IOException {
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
}
