package org.preau.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * From the HTML of other sites to the Markdown that this one keeps: headings, paragraphs, lists,
 * quotations, tables, figures, code. What Markdown cannot say is told to {@link Losses} and leaves
 * its text; scripts, styles and comments leave nothing.
 *
 * <p>Bounded in depth; anything deeper gives its text alone. Use it once for each text.
 */
final class HtmlToMarkdown {

    private static final int DEPTH = 80;

    private static final Set<String> SILENT =
            Set.of("script", "style", "noscript", "template", "head", "meta", "link", "title");
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

    HtmlToMarkdown(Losses losses) {
        this.losses = losses;
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
                inline(node, run, depth);
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
        String text = MarkdownText.oneLine(inlines(it, depth));
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
        for (Element row : table.select("tr")) {
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
        boolean headed = table.selectFirst("tr > th") != null;
        StringBuilder text = new StringBuilder();
        row(text, headed ? rows.getFirst() : List.of(), columns);
        text.append("|").append(" --- |".repeat(columns));
        for (List<String> row : headed ? rows.subList(1, rows.size()) : rows) {
            text.append('\n');
            row(text, row, columns);
            text.setLength(text.length() - 1);
        }
        out.add(text.toString());
    }

    private static void row(StringBuilder text, List<String> cells, int columns) {
        text.append('|');
        for (int i = 0; i < columns; i++) {
            text.append(' ').append(i < cells.size() ? cells.get(i) : "").append(" |");
        }
        text.append('\n');
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

    private String inlines(Element parent, int depth) {
        StringBuilder out = new StringBuilder();
        for (Node node : parent.childNodes()) {
            inline(node, out, depth + 1);
        }
        return out.toString();
    }

    private void inline(Node node, StringBuilder out, int depth) {
        if (node instanceof TextNode text) {
            MarkdownText.append(out, MarkdownText.escaped(text.getWholeText()));
        } else if (node instanceof Element element && !SILENT.contains(element.normalName())) {
            if (depth > DEPTH) {
                MarkdownText.append(out, MarkdownText.escaped(element.text()));
            } else {
                element(element, out, depth);
            }
        }
    }

    private void element(Element it, StringBuilder out, int depth) {
        switch (it.normalName()) {
            case "strong", "b" -> MarkdownText.around(out, inlines(it, depth), "**", "**");
            case "em", "i", "cite", "dfn" -> MarkdownText.around(out, inlines(it, depth), "*", "*");
            case "del", "s", "strike" -> MarkdownText.around(out, inlines(it, depth), "~~", "~~");
            case "sup", "sub", "kbd", "mark" ->
                    MarkdownText.around(
                            out,
                            inlines(it, depth),
                            "<" + it.normalName() + ">",
                            "</" + it.normalName() + ">");
            case "code", "tt", "samp" -> MarkdownText.code(out, it.text());
            case "br" -> out.append("\\\n");
            case "img" -> out.append(MarkdownText.picture(it, it.attr("title")));
            case "a" -> anchor(it, out, depth);
            case "input",
                    "button",
                    "select",
                    "textarea",
                    "object",
                    "embed",
                    "canvas",
                    "svg",
                    "math" ->
                    losses.part(it.normalName());
            default -> out.append(inlines(it, depth));
        }
    }

    private void anchor(Element it, StringBuilder out, int depth) {
        String text = MarkdownText.oneLine(inlines(it, depth));
        String address = it.attr("href").strip();
        boolean picture = text.startsWith("![") && text.endsWith(")");
        if (text.isEmpty() || picture || !MarkdownText.isAddress(address)) {
            // A picture that opens itself, larger: the picture says as much.
            out.append(text);
        } else {
            out.append(MarkdownText.link(text, address));
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
