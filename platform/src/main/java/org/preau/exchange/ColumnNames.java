package org.preau.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names of columns, out of the words between the brackets of {@code create table}. */
final class ColumnNames {

    private static final int MOST = 500;
    private static final Set<String> NONE =
            Set.of(
                    "primary",
                    "key",
                    "unique",
                    "constraint",
                    "foreign",
                    "check",
                    "index",
                    "fulltext",
                    "spatial");

    private ColumnNames() {}

    /**
     * @param definition from the first bracket on
     */
    static List<String> of(String definition) {
        List<String> names = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        StringBuilder part = new StringBuilder();
        for (int i = definition.indexOf('('); i >= 0 && i < definition.length(); i++) {
            char c = definition.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            }
            boolean plain = quote == 0;
            boolean ends = plain && depth == 1 && (c == ',' || c == ')');
            depth += plain && c == '(' ? 1 : plain && c == ')' ? -1 : 0;
            if (ends) {
                add(names, part.toString().strip());
                part.setLength(0);
            } else if (i > definition.indexOf('(')) {
                part.append(c);
            }
            if (depth == 0) {
                break;
            }
        }
        return names;
    }

    private static void add(List<String> names, String part) {
        int end = 0;
        while (end < part.length()
                && !Character.isWhitespace(part.charAt(end))
                && part.charAt(end) != '(') {
            end++;
        }
        String first = part.substring(0, end);
        String name = first.replaceAll("[`\"\\[\\]']", "").toLowerCase(Locale.ROOT);
        boolean quoted = !name.equalsIgnoreCase(first);
        if (!name.isEmpty() && names.size() < MOST && (quoted || !NONE.contains(name))) {
            names.add(name);
        }
    }
}
