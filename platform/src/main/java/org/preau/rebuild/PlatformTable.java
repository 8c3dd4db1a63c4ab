package org.preau.rebuild;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A table that the platform's own copy carries, with all its columns but those that PostgreSQL
 * generates and those that are left out: so a column added later is carried without anybody
 * thinking of it. Names and conditions become SQL text: they are constants of this package.
 *
 * @param name the table's
 * @param reader whose role sees it
 * @param rows a condition over the columns of {@code t}; which rows are worth carrying
 * @param by an expression over the columns of {@code t}: a file for each value; empty for one
 * @param key a secret table's, or that of one with secret columns, to find its row again
 * @param secrets columns that are sealed; all others lie in the clear
 * @param sealed whether the whole row is
 * @param leftOut columns that are not carried
 */
record PlatformTable(
        String name,
        Reader reader,
        String rows,
        String by,
        String key,
        List<String> secrets,
        boolean sealed,
        List<String> leftOut) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** Whose role reads and writes a table. */
    enum Reader {
        IDENTITY,
        OPERATOR
    }

    PlatformTable {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a table: " + name);
        }
        secrets = List.copyOf(secrets);
        leftOut = List.copyOf(leftOut);
    }

    /** The operator's, in the clear. */
    static PlatformTable open(String name) {
        return new PlatformTable(
                name, Reader.OPERATOR, "true", "", "", List.of(), false, List.of());
    }

    /** Sealed as a whole. */
    static PlatformTable sealed(String name, Reader reader) {
        return new PlatformTable(name, reader, "true", "", "", List.of(), true, List.of());
    }

    /** Accounts: who they are in the clear, how they prove it sealed. */
    static PlatformTable people(String name, String key, List<String> secrets) {
        return new PlatformTable(name, Reader.IDENTITY, "true", "", key, secrets, false, List.of());
    }

    /** The same, but only those rows. */
    PlatformTable only(String condition) {
        return new PlatformTable(name, reader, condition, by, key, secrets, sealed, leftOut);
    }

    /** The same, a file for each value of that expression. */
    PlatformTable by(String expression) {
        return new PlatformTable(name, reader, rows, expression, key, secrets, sealed, leftOut);
    }

    /** The same without a column. */
    PlatformTable without(String column) {
        return new PlatformTable(name, reader, rows, by, key, secrets, sealed, List.of(column));
    }

    /** The file of all rows, or of a part of them. */
    String path(String part) {
        return by.isEmpty() ? folder() + ".jsonl" : folder() + "/" + part + ".jsonl";
    }

    /** Whether a file of the copy is one of this table's. */
    boolean holds(String path) {
        return by.isEmpty()
                ? path.equals(folder() + ".jsonl")
                : path.startsWith(folder() + "/") && path.endsWith(".jsonl");
    }

    private String folder() {
        return "tables/" + name;
    }
}
