package org.preau.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A statement as it is written, {@code :name} for each value, and as JDBC wants it, {@code ?}. Read
 * once: the house's statements are constants, so there are as many as places that run one.
 *
 * @param names of the values, in the order of their question marks; one may come several times
 * @param alone the same as a transaction of its own, in one message: the tenant, its first value,
 *     is named, then it asks. What one message asks is one transaction to PostgreSQL.
 * @param fenced the same between a begin and an end that are written out, for the driver may cut a
 *     message in two when it does not know the type of a value
 */
record SqlText(String jdbc, List<String> names, String alone, String fenced) {

    private static final String NAMED = "select set_config('preau.tenant', ?, true)";
    private static final String ALONE =
            NAMED + ", set_config('transaction_read_only', 'on', true); ";
    private static final String BEGUN = "begin read only; " + NAMED + "; ";
    private static final String ENDED = "\n; commit";

    private static final Map<String, SqlText> KNOWN = new ConcurrentHashMap<>();

    static SqlText of(String sql) {
        SqlText known = KNOWN.get(sql);
        return known != null ? known : KNOWN.computeIfAbsent(sql, SqlText::parse);
    }

    /** Several as one transaction, in one message, after the name of their tenant. */
    static String together(List<SqlText> all) {
        return ALONE + String.join("\n;\n", all.stream().map(SqlText::jdbc).toList());
    }

    /**
     * Knows texts, quoted names, comments and casts ({@code ::}). A question mark is PostgreSQL's
     * own operator, which JDBC writes twice. Dollar quotes belong into migrations.
     */
    private static SqlText parse(String sql) {
        StringBuilder jdbc = new StringBuilder(sql.length());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < sql.length(); ) {
            int end = skipped(sql, i);
            if (end > i) {
                jdbc.append(sql, i, end);
            } else if (sql.charAt(i) == ':' && nameEnd(sql, i + 1) > i + 1) {
                end = nameEnd(sql, i + 1);
                names.add(sql.substring(i + 1, end));
                jdbc.append('?');
            } else {
                jdbc.append(sql.charAt(i) == '?' ? "??" : sql.substring(i, i + 1));
                end = i + 1;
            }
            i = end;
        }
        return new SqlText(jdbc.toString(), List.copyOf(names), ALONE + jdbc, BEGUN + jdbc + ENDED);
    }

    /** Where what begins at {@code i} ends, when no value can be in it; else {@code i}. */
    private static int skipped(String sql, int i) {
        char c = sql.charAt(i);
        if (c == '\'' || c == '"') {
            return after(sql, String.valueOf(c), i + 1);
        }
        if (sql.startsWith("--", i)) {
            return after(sql, "\n", i);
        }
        if (sql.startsWith("/*", i)) {
            return after(sql, "*/", i);
        }
        return sql.startsWith("::", i) ? i + 2 : i;
    }

    private static int after(String sql, String mark, int from) {
        int at = sql.indexOf(mark, from);
        return at < 0 ? sql.length() : at + mark.length();
    }

    private static int nameEnd(String sql, int from) {
        int end = from;
        while (end < sql.length() && isNamePart(sql.charAt(end), end > from)) {
            end++;
        }
        return end;
    }

    private static boolean isNamePart(char c, boolean inside) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (inside && ((c >= '0' && c <= '9') || c == '_'));
    }
}
