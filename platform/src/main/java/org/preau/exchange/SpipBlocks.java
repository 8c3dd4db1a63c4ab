package org.preau.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SPIP's lines: lists by their hyphens, tables by their bars, paragraphs by empty lines. */
final class SpipBlocks {

    private static final int DEPTH = 8;
    private static final Pattern ITEM = Pattern.compile("-([*#]{1,20})\\s*(.*)");
    private static final Pattern DASH = Pattern.compile("-\\s+(\\S.*)");
    private static final Pattern RULE = Pattern.compile("-{4,}\\s*|_{4,}\\s*");
    private static final Pattern RAW =
            Pattern.compile(
                    "(?i)\\s*</?(?:blockquote|h[1-6]|div|p|ul|ol|li|table|thead|tbody|tr|td|th|figure|pre|hr|iframe|center|dl|dt|dd)(?:\\s[^>]{0,1000})?>.*");

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder paragraph = new StringBuilder();
    private final List<String> lists = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();

    private SpipBlocks() {}

    static String html(String text) {
        SpipBlocks blocks = new SpipBlocks();
        for (String line : text.split("\n", -1)) {
            blocks.line(line.stripTrailing());
        }
        blocks.end();
        return blocks.out.toString();
    }

    private void line(String line) {
        Matcher item = ITEM.matcher(line);
        Matcher dash = DASH.matcher(line);
        if (line.isBlank()) {
            end();
        } else if (line.startsWith("|") && line.endsWith("|") && line.length() > 1) {
            paragraphEnds();
            listEnds(0);
            rows.add(line);
        } else if (item.matches()) {
            item(item.group(1), item.group(2));
        } else if (dash.matches()) {
            item("*", dash.group(1));
        } else if (RULE.matcher(line).matches()) {
            end();
            out.append("<hr>");
        } else if (RAW.matcher(line).matches()) {
            end();
            out.append(line).append('\n');
        } else {
            words(line);
        }
    }

    private void words(String line) {
        tableEnds();
        boolean breaks = line.startsWith("_ ");
        String words = breaks ? "<br>" + line.substring(2) : line;
        if (lists.isEmpty()) {
            paragraph.append(paragraph.isEmpty() || breaks ? "" : "\n").append(words);
        } else {
            out.append(breaks ? "" : "\n").append(words);
        }
    }

    /**
     * @param signs as many as it is deep, the last saying whether it is numbered
     */
    private void item(String signs, String words) {
        paragraphEnds();
        tableEnds();
        int depth = Math.min(DEPTH, signs.length());
        String kind = signs.charAt(depth - 1) == '#' ? "ol" : "ul";
        listEnds(depth);
        if (lists.size() == depth && !lists.get(depth - 1).equals(kind)) {
            listEnds(depth - 1);
        }
        boolean further = lists.size() == depth;
        while (lists.size() < depth) {
            out.append('<').append(kind).append("><li>");
            lists.add(kind);
        }
        out.append(further ? "</li><li>" : "").append(words);
    }

    private void listEnds(int depth) {
        while (lists.size() > depth) {
            out.append("</li></").append(lists.removeLast()).append('>');
        }
    }

    private void paragraphEnds() {
        if (!paragraph.isEmpty()) {
            out.append("<p>").append(paragraph).append("</p>\n");
            paragraph.setLength(0);
        }
    }

    private void end() {
        paragraphEnds();
        listEnds(0);
        tableEnds();
    }

    /** Cells by bars; {@code ||caption||} before them; {@code {{…}}} in all cells make a head. */
    private void tableEnds() {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder table = new StringBuilder();
        String caption = "";
        for (String row : rows) {
            if (row.startsWith("||") && row.endsWith("||") && row.length() > 4) {
                caption = row.substring(2, row.length() - 2).replaceFirst("\\|.*$", "");
            } else {
                row(table, row.substring(1, row.length() - 1));
            }
        }
        rows.clear();
        out.append(caption.isBlank() ? "" : "<p>" + caption.strip() + "</p>\n");
        out.append("<table>").append(table).append("</table>\n");
    }

    private static void row(StringBuilder table, String row) {
        String[] cells = row.split("\\|", -1);
        boolean head = table.isEmpty();
        for (String cell : cells) {
            head &= cell.isBlank() || cell.strip().startsWith("<strong>");
        }
        table.append("<tr>");
        for (String cell : cells) {
            String words = cell.strip();
            // A cell that goes on in the one beside or above has no words of its own.
            boolean joined = words.equals("<") || words.equals("^");
            String plain = head ? words.replaceAll("</?strong>", "") : words;
            table.append(head ? "<th>" : "<td>")
                    .append(joined ? "" : plain)
                    .append(head ? "</th>" : "</td>");
        }
        table.append("</tr>");
    }
}
