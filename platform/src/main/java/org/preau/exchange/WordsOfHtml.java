package org.preau.exchange;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The words of HTML as plain text: lines where it has lines, an empty one between paragraphs, the
 * address of a link after its words. Scripts and styles leave nothing. However deep it nests.
 */
final class WordsOfHtml implements NodeVisitor {

    private static final Set<String> SILENT =
            Set.of("script", "style", "template", "noscript", "title", "head");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "div", "ul", "ol", "pre", "blockquote", "h1", "h2", "h3", "h4", "table");
    private static final Set<String> LINES = Set.of("br", "li", "tr", "hr", "figcaption");

    private final StringBuilder out = new StringBuilder();
    private int silent;

    private WordsOfHtml() {}

    /** Line ends of {@code html} itself stay, as they do in comments. */
    static String of(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html.strip();
        }
        WordsOfHtml words = new WordsOfHtml();
        Jsoup.parseBodyFragment(html).body().traverse(words);
        return words.out
                .toString()
                .replace("\r\n", "\n")
                .replaceAll("[ \\t]{1,1000}\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text && silent == 0) {
            out.append(text.getWholeText());
        } else if (node instanceof Element element) {
            String name = element.normalName();
            silent += SILENT.contains(name) ? 1 : 0;
            breaks(name);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            String name = element.normalName();
            silent -= SILENT.contains(name) ? 1 : 0;
            if (name.equals("a") && silent == 0) {
                address(element);
            }
            if (PARAGRAPHS.contains(name)) {
                out.append("\n\n");
            }
        }
    }

    private void breaks(String name) {
        if (PARAGRAPHS.contains(name)) {
            out.append("\n\n");
        } else if (LINES.contains(name)) {
            out.append('\n');
        }
    }

    private void address(Element link) {
        String address = link.attr("href").strip();
        String words = link.text().strip();
        boolean whole = address.startsWith("http") || address.startsWith("/");
        if (words.isEmpty() && whole) {
            out.append(address);
        } else if (whole && !address.equals(words)) {
            out.append(" (").append(address).append(')');
        }
    }
}
