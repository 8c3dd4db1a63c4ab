package org.preau.exchange;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** From the HTML of a line to Markdown: emphasis, links, pictures, code. */
final class HtmlInlines {

    private static final Set<String> SILENT =
            Set.of("script", "style", "noscript", "template", "head", "meta", "link", "title");

    private final HtmlToMarkdown.Losses losses;

    HtmlInlines(HtmlToMarkdown.Losses losses) {
        this.losses = losses;
    }

    /** What is within an element, as Markdown in a line. */
    String of(Element parent, int depth) {
        StringBuilder out = new StringBuilder();
        for (Node node : parent.childNodes()) {
            add(node, out, depth + 1);
        }
        return out.toString();
    }

    /** Adds a node to a line; what is silent adds nothing. */
    void add(Node node, StringBuilder out, int depth) {
        if (node instanceof TextNode text) {
            MarkdownText.append(out, MarkdownText.escaped(text.getWholeText()));
        } else if (node instanceof Element element && !SILENT.contains(element.normalName())) {
            if (depth > HtmlToMarkdown.DEPTH) {
                MarkdownText.append(out, MarkdownText.escaped(element.text()));
            } else {
                element(element, out, depth);
            }
        }
    }

    private void element(Element it, StringBuilder out, int depth) {
        switch (it.normalName()) {
            case "strong", "b" -> MarkdownText.around(out, of(it, depth), "**", "**");
            case "em", "i", "cite", "dfn" -> MarkdownText.around(out, of(it, depth), "*", "*");
            case "del", "s", "strike" -> MarkdownText.around(out, of(it, depth), "~~", "~~");
            case "sup", "sub", "kbd", "mark" ->
                    MarkdownText.around(
                            out,
                            of(it, depth),
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
            default -> out.append(of(it, depth));
        }
    }

    private void anchor(Element it, StringBuilder out, int depth) {
        String text = MarkdownText.oneLine(of(it, depth));
        String address = it.attr("href").strip();
        boolean picture = text.startsWith("![") && text.endsWith(")");
        if (text.isEmpty() || picture || !MarkdownText.isAddress(address)) {
            // A picture that opens itself, larger: the picture says as much.
            out.append(text);
        } else {
            out.append(MarkdownText.link(text, address));
        }
    }
}
