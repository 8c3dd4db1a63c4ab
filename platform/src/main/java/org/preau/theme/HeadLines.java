package org.preau.theme;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.render.SafeHtml;

/**
 * The lines of a page's head that previews and search engines read: its one address, Open Graph
 * (ogp.me) and what it says of an article. Made here rather than in a template: they are the same
 * in all themes, and thirty questions to a template take a tenth of the time of a whole page.
 */
final class HeadLines {

    private static final int USUAL = 2_048;

    private final Map<String, Object> page;
    private final StringBuilder out = new StringBuilder(USUAL);

    private HeadLines(Map<String, Object> page) {
        this.page = page;
    }

    /**
     * The lines, without the end of the last one.
     *
     * @param page what {@link Canvas} collected for the head, by the names of MODEL.md
     */
    static SafeHtml of(Map<String, Object> page) {
        HeadLines lines = new HeadLines(page);
        lines.address();
        lines.preview();
        lines.picture();
        lines.article();
        lines.out.setLength(lines.out.length() - 1);
        return new SafeHtml(lines.out.toString());
    }

    private void address() {
        Object canonical = page.get("canonical");
        if (canonical != null) {
            out.append("<link rel=\"canonical\" href=\"")
                    .append(escaped(canonical))
                    .append("\">\n");
            property("og:url", canonical);
        }
    }

    private void preview() {
        property("og:title", page.getOrDefault("title", ""));
        property("og:type", "article".equals(page.get("kind")) ? "article" : "website");
        property("og:description", page.get("description"));
        property("og:locale", page.get("locale"));
    }

    private void picture() {
        property("og:image", page.get("image"));
        property("og:image:alt", page.get("imageAlt"));
        property("og:image:width", page.get("imageWidth"));
        property("og:image:height", page.get("imageHeight"));
    }

    private void article() {
        if (!page.containsKey("published")) {
            return;
        }
        property("article:published_time", page.get("published"));
        property("article:modified_time", page.get("modified"));
        Object author = page.get("author");
        if (author != null) {
            out.append("<meta name=\"author\" content=\"").append(escaped(author)).append("\">\n");
        }
        property("article:section", page.get("section"));
        if (page.get("tags") instanceof Iterable<?> tags) {
            tags.forEach(tag -> property("article:tag", tag));
        }
    }

    private void property(String name, @Nullable Object content) {
        if (content != null) {
            out.append("<meta property=\"")
                    .append(name)
                    .append("\" content=\"")
                    .append(escaped(content))
                    .append("\">\n");
        }
    }

    private static String escaped(Object value) {
        return SafeHtml.escaped(value.toString()).html();
    }
}
