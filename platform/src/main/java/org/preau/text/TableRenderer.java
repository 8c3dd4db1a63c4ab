package org.preau.text;

import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCaption;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes tables that scroll by themselves, are named, and whose cells know their headers. */
final class TableRenderer {
    private final TextPage page;
    private final InlineRenderer inlines;
    private int tables;

    TableRenderer(TextPage page, InlineRenderer inlines) {
        this.page = page;
        this.inlines = inlines;
    }

    void write(TableBlock table) {
        Node caption = first(table, TableCaption.class);
        String title = caption == null ? "" : page.typesetter.set(caption);
        page.say(title);
        page.html
                .open(
                        "div",
                        "class",
                        "table-scroll",
                        "role",
                        "region",
                        "tabindex",
                        "0",
                        "aria-label",
                        page.labels().table(++tables, title))
                .open("table");
        if (!title.isEmpty() && caption != null) {
            page.html.open("caption");
            inlines.children(caption);
            page.html.close("caption");
        }
        head(table);
        body(table);
        page.html.close("table").close("div").line();
    }

    private static @Nullable Node first(Node parent, Class<? extends Node> type) {
        Node node = parent.getFirstChild();
        while (node != null && !type.isInstance(node)) {
            node = node.getNext();
        }
        return node;
    }

    private void head(TableBlock table) {
        Node head = first(table, TableHead.class);
        if (head == null || !head.hasChildren()) {
            return;
        }
        if (hasNamelessColumns(head)) {
            page.remark(RenderedText.Kind.TABLE_WITHOUT_HEADER, table, "");
        }
        page.html.open("thead");
        for (Node row : head.getChildren()) {
            row(row, "col", false);
        }
        page.html.close("thead");
    }

    /** The corner above row names may be empty. */
    private static boolean hasNamelessColumns(Node head) {
        Node row = head.getLastChild();
        Node corner = row == null ? null : row.getFirstChild();
        Node cell = corner == null || corner.getNext() == null ? corner : corner.getNext();
        for (; cell != null; cell = cell.getNext()) {
            if (((TableCell) cell).getText().isBlank()) {
                return true;
            }
        }
        return false;
    }

    private void body(TableBlock table) {
        Node body = first(table, TableBody.class);
        if (body == null || !body.hasChildren()) {
            return;
        }
        boolean named = hasNamedRows(body);
        page.html.open("tbody");
        for (Node row : body.getChildren()) {
            row(row, "row", named);
        }
        page.html.close("tbody");
    }

    /**
     * The first cells name their rows when there are others beside them, none is empty and no two
     * are alike.
     */
    private static boolean hasNamedRows(Node body) {
        List<String> names = new ArrayList<>();
        for (Node row : body.getChildren()) {
            Node first = row.getFirstChild();
            if (first == null || first.getNext() == null) {
                return false;
            }
            names.add(((TableCell) first).getText().toString().strip());
        }
        return !names.contains("") && names.stream().distinct().count() == names.size();
    }

    private void row(Node row, String scope, boolean named) {
        if (!(row instanceof TableRow)) {
            return;
        }
        page.html.open("tr");
        List<String> said = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            boolean header = scope.equals("col") || (named && cell.getPrevious() == null);
            said.add(cell((TableCell) cell, header ? scope : ""));
        }
        page.say(String.join(" ", said).strip());
        page.html.close("tr");
    }

    /** An empty header names nothing: it is an ordinary cell. */
    private String cell(TableCell cell, String scope) {
        String text = page.typesetter.set(cell);
        boolean header = !scope.isEmpty() && !text.isEmpty();
        String tag = header ? "th" : "td";
        page.html.open(tag, "scope", header ? scope : "", "class", alignment(cell));
        inlines.children(cell);
        page.html.close(tag);
        return text;
    }

    private static String alignment(TableCell cell) {
        TableCell.Alignment alignment = cell.getAlignment();
        if (alignment == TableCell.Alignment.RIGHT) {
            return "cell-end";
        }
        return alignment == TableCell.Alignment.CENTER ? "cell-center" : "";
    }
}
