package org.preau.theme;

import java.util.List;
import java.util.Map;
import org.preau.render.KeptHtml;
import org.preau.render.SafeHtml;
import org.preau.text.RenderedText;

/**
 * The text of an article, ready for its page.
 *
 * @param contents the headings that a table of contents lists; none for a short text
 */
record ArticleText(RenderedText text, KeptHtml html, List<Map<String, Object>> contents) {

    private static final int LONG_ENOUGH_FOR_CONTENTS = 3;

    static ArticleText of(RenderedText text) {
        return new ArticleText(text, new KeptHtml(new SafeHtml(text.html())), contents(text));
    }

    private static List<Map<String, Object>> contents(RenderedText text) {
        List<Map<String, Object>> contents =
                text.headings().stream()
                        .filter(heading -> heading.level() == 2)
                        .map(heading ->
                                Map.<String, Object>of("id", heading.id(), "label", heading.text()))
                        .toList();
        return contents.size() < LONG_ENOUGH_FOR_CONTENTS ? List.of() : contents;
    }

    /** Characters and bytes that it holds, about. */
    int weight() {
        return text.html().length() + html.length() + text.plain().length();
    }
}
