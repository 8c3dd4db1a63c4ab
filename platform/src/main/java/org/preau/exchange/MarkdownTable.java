package org.preau.exchange;

import java.util.List;

/** A table in Markdown, whose cells are lines of Markdown without bars. Pure. */
final class MarkdownTable {

    private MarkdownTable() {}

    /**
     * @param columns as many as the longest row has; shorter ones end with empty cells
     * @param headed whether the first row is the head; else that stays empty
     */
    static String of(List<List<String>> rows, int columns, boolean headed) {
        StringBuilder text = new StringBuilder();
        row(text, headed ? rows.getFirst() : List.of(), columns);
        text.append("|").append(" --- |".repeat(columns));
        for (List<String> row : headed ? rows.subList(1, rows.size()) : rows) {
            text.append('\n');
            row(text, row, columns);
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    private static void row(StringBuilder text, List<String> cells, int columns) {
        text.append('|');
        for (int i = 0; i < columns; i++) {
            text.append(' ').append(i < cells.size() ? cells.get(i) : "").append(" |");
        }
        text.append('\n');
    }
}
