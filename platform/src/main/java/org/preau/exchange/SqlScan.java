package org.preau.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One reading of a dump: the rows of the table that is wanted, and the names of all. */
final class SqlScan {

    private static final int DEFINITION = 200_000;
    private static final int COLUMNS = 500;

    /** What one row may hold in all, so that many long texts do no more than one. */
    private static final long ROW = 3L * OldRows.VALUE;

    private final SqlWords words;
    private final String wanted;
    private final OldRows.Each to;
    private final Set<String> seen = new HashSet<>();
    private List<String> columns = List.of();

    /**
     * @param wanted a table's name in lower case; empty for none
     */
    SqlScan(SqlWords words, String wanted, OldRows.Each to) {
        this.words = words;
        this.wanted = wanted;
        this.to = to;
    }

    /** The names of the tables that were met so far, in lower case. */
    Set<String> seen() {
        return Set.copyOf(seen);
    }

    /** Reads to the end. */
    void all() throws IOException {
        while (words.next() >= 0) {
            statement();
            words.gap();
        }
    }

    private void statement() throws IOException {
        String verb = words.word();
        switch (verb) {
            // Only sqlite3 begins so; its texts have no escapes but doubled quotes.
            case "pragma" -> words.plainSlashes();
            case "create" -> create();
            case "insert", "replace" -> insert();
            default -> {
                if (verb.isEmpty() && words.next() != ';') {
                    words.read();
                }
            }
        }
        words.rest();
    }

    private void create() throws IOException {
        String name = words.word();
        while (name.equals("table")
                || name.equals("if")
                || name.equals("not")
                || name.equals("exists")
                || name.equals("temporary")) {
            name = words.word();
        }
        seen.add(name);
        if (name.equals(wanted) && words.next() == '(') {
            columns = ColumnNames.of(definition());
        }
    }

    private String definition() throws IOException {
        StringBuilder text = new StringBuilder();
        int quote = 0;
        while (words.next() >= 0
                && (words.next() != ';' || quote != 0)
                && text.length() < DEFINITION) {
            quote =
                    quote == words.next()
                            ? 0
                            : quote == 0 && SqlWords.isQuote(words.next()) ? words.next() : quote;
            text.append((char) words.next());
            words.read();
        }
        return text.toString();
    }

    private void insert() throws IOException {
        String name = words.word();
        while (name.equals("into")
                || name.equals("ignore")
                || name.equals("or")
                || name.equals("replace")
                || name.equals("delayed")) {
            name = words.word();
        }
        seen.add(name);
        if (!name.equals(wanted)) {
            return;
        }
        List<String> named = words.next() == '(' ? names() : columns;
        if (words.word().startsWith("value")) {
            rows(named);
        }
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        words.read();
        while (words.next() >= 0 && words.next() != ')' && names.size() < COLUMNS) {
            words.gap();
            String name = words.word();
            if (name.isEmpty()) {
                words.read();
            } else {
                names.add(name);
            }
        }
        words.read();
        words.gap();
        return names;
    }

    private void rows(List<String> names) throws IOException {
        words.gap();
        while (words.next() == '(') {
            List<String> values = row();
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
                row.put(names.get(i), values.get(i));
            }
            to.row(row);
            words.gap();
            if (words.next() == ',') {
                words.read();
                words.gap();
            }
        }
    }

    private List<String> row() throws IOException {
        List<String> values = new ArrayList<>();
        long held = 0;
        words.read();
        while (words.next() >= 0 && words.next() != ')') {
            words.gap();
            String value = words.value();
            values.add(value);
            held += value.length();
            words.gap();
            if (words.next() == ',') {
                words.read();
            } else if (words.next() != ')') {
                throw new Refused("a row of " + wanted + " does not end");
            }
            if (values.size() > COLUMNS || held > ROW) {
                throw new Refused("a row of " + wanted + " holds too much");
            }
        }
        if (words.next() < 0) {
            throw new Refused("a row of " + wanted + " does not end: the file is cut short");
        }
        words.read();
        return values;
    }
}
