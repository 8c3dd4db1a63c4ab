package org.preau.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * From the HTML of other sites to the Markdown that this one keeps: headings, paragraphs, lists,
 * quotations, tables, figures, code. What Markdown cannot say is told to {@link Losses} and leaves
 * its text; scripts, styles and comments leave nothing.
 *
 * <p>Bounded in depth; anything deeper gives its text alone. Use it once for each text.
 */
final class HtmlToMarkdown {

    static final int DEPTH = 80;

    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "div",
                    "section",
                    "article",
                    "main",
                    "header",
                    "footer",
                    "aside",
                    "nav",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "pre",
                    "hr",
                    "table",
                    "figure",
                    "figcaption",
                    "dl",
                    "dt",
                    "dd",
                    "address",
                    "details",
                    "summary",
                    "center",
                    "form",
                    "fieldset",
                    "body",
                    "html");

    /** Told of what does not come. */
    interface Losses {
        /**
         * @param part an element's name, or what it was
         */
        void part(String part);
    }

    private final Losses losses;
    private final HtmlInlines inlines;

    HtmlToMarkdown(Losses losses) {
        this.losses = losses;
        this.inlines = new HtmlInlines(losses);
    }

    /** The Markdown of what is within {@code root}. */
    String of(Element root) {
        return String.join("\n\n", blocks(root, 0)).strip();
    }

    /** What is within an element as blocks, none of them empty. */
    private List<String> blocks(Element parent, int depth) {
        List<String> out = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (Node node : parent.childNodes()) {
            if (node instanceof Element element && isBlock(element)) {
                flush(run, out);
                if (depth > DEPTH) {
                    add(out, MarkdownText.escaped(element.text()));
                } else {
                    block(element, out, depth + 1);
                }
            } else {
                inlines.add(node, run, depth);
            }
        }
        flush(run, out);
        return out;
    }

    private static boolean isBlock(Element element) {
        String name = element.normalName();
        return BLOCKS.contains(name)
                || name.equals("iframe")
                || name.equals("video")
                || name.equals("audio")
                || name.equals("x-par")
                || (name.equals("a") && element.selectFirst("p, div, h2, h3, figure") != null);
    }

    private void block(Element it, List<String> out, int depth) {
        switch (it.normalName()) {
            case "h1", "h2" -> heading(it, out, 2, depth);
            case "h3" -> heading(it, out, 3, depth);
            case "h4", "h5", "h6" -> heading(it, out, 4, depth);
            case "ul", "ol" -> add(out, list(it, depth));
            case "blockquote" -> add(out, prefixed(blocks(it, depth), "> "));
            case "pre" -> out.add(code(it.wholeText()));
            case "hr" -> out.add("---");
            case "table" -> table(it, out, depth);
            case "figure" -> figure(it, out, depth);
            case "iframe", "video", "audio" -> embed(it, out);
            case "form", "fieldset" -> losses.part("form");
            case "x-par" -> {}
            default -> out.addAll(blocks(it, depth));
        }
    }

    private void heading(Element it, List<String> out, int level, int depth) {
        String text = MarkdownText.oneLine(inlines.of(it, depth));
        if (!text.isEmpty()) {
            out.add("#".repeat(level) + " " + text);
        }
    }

    private String list(Element list, int depth) {
        StringBuilder out = new StringBuilder();
        int number = 1;
        for (Element item : list.children()) {
            if (!item.normalName().equals("li")) {
                continue;
            }
            String mark = list.normalName().equals("ol") ? number++ + ". " : "- ";
            List<String> blocks = depth > DEPTH ? List.of(item.text()) : blocks(item, depth + 1);
            String text = String.join(isTight(item) ? "\n" : "\n\n", blocks);
            out.append(out.isEmpty() ? "" : "\n")
                    .append(mark)
                    .append(text.replace("\n", "\n" + " ".repeat(mark.length())));
        }
        return out.toString().replaceAll("(?m)^[ ]+$", "");
    }

    private static boolean isTight(Element item) {
        return item.selectFirst("> p, > pre, > blockquote, > table, > figure") == null;
    }

    private static String prefixed(List<String> blocks, String prefix) {
        String text = String.join("\n\n", blocks);
        return text.isEmpty()
                ? ""
                : prefix + text.replace("\n", "\n" + prefix).replaceAll("(?m)^> $", ">");
    }

    private static String code(String text) {
        String fence = text.contains("```") ? "~~~~" : "```";
        return fence + "\n" + text.strip() + "\n" + fence;
    }

    private void table(Element table, List<String> out, int depth) {
        List<List<String>> rows = new ArrayList<>();
        int columns = 0;
        List<Element> own = ownRows(table);
        for (Element row : own) {
            List<String> cells = new ArrayList<>();
            for (Element cell : row.children()) {
                String text = depth > DEPTH ? cell.text() : String.join(" ", blocks(cell, depth));
                cells.add(MarkdownText.oneLine(text).replace("|", "\\|"));
            }
            columns = Math.max(columns, cells.size());
            rows.add(cells);
        }
        if (columns == 0) {
            return;
        }
        if (columns == 1) {
            rows.forEach(row -> row.forEach(cell -> add(out, cell)));
            return;
        }
        boolean headed = own.stream().anyMatch(row -> row.selectFirst("> th") != null);
        out.add(MarkdownTable.of(rows, columns, headed));
    }

    /**
     * The rows of a table, without those of tables in its cells: a table would read them once more
     * for each table around it, and never come to an end.
     */
    private static List<Element> ownRows(Element table) {
        return table.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr");
    }

    /** A picture alone with its caption; several are a gallery. */
    private void figure(Element figure, List<String> out, int depth) {
        List<Element> pictures = figure.select("img");
        Element caption = figure.selectFirst("> figcaption");
        String words = caption == null ? "" : caption.text();
        if (pictures.isEmpty()) {
            out.addAll(blocks(figure, depth));
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Element picture : pictures) {
            Element own =
                    picture.parent() == null ? null : picture.parent().selectFirst("figcaption");
            String said = own != null && pictures.size() > 1 ? own.text() : words;
            text.append(text.isEmpty() ? "" : "\n").append(MarkdownText.picture(picture, said));
        }
        add(out, text.toString());
    }

    private void embed(Element it, List<String> out) {
        Element source = it.selectFirst("source[src]");
        String address =
                it.hasAttr("src") ? it.attr("src") : source == null ? "" : source.attr("src");
        losses.part(it.normalName());
        if (MarkdownText.isAddress(address)) {
            String title = it.attr("title").isBlank() ? address : it.attr("title");
            out.add(MarkdownText.link(MarkdownText.escaped(title), address));
        }
    }

    private static void flush(StringBuilder run, List<String> out) {
        add(out, MarkdownText.paragraph(run.toString()));
        run.setLength(0);
    }

    private static void add(List<String> out, String block) {
        if (!block.isBlank()) {
            out.add(block);
        }
    }
}
