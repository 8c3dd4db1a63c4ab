package org.preau.theme;

import java.util.Map;
import org.preau.web.SitePages;

/**
 * The latest articles of a site or of a list, whole (RFC 4287). Identifiers are those of the rows,
 * so that an entry stays the same one when its address, its title or the site's host changes.
 */
final class AtomFeed {

    static final String PATH = "/feed.atom";

    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/atom+xml; charset=utf-8");

    private final FeedTexts texts;
    private final Xml xml = new Xml();

    private AtomFeed(FeedTexts texts) {
        this.texts = texts;
    }

    static SitePages.Page page(FeedTexts texts) {
        return new AtomFeed(texts).page();
    }

    private SitePages.Page page() {
        Shell shell = texts.shell();
        xml.open(
                "feed",
                "xmlns",
                "http://www.w3.org/2005/Atom",
                "xml:lang",
                shell.voice().language().tag(),
                "xml:base",
                shell.absolute("/"));
        xml.element("id", texts.id());
        xml.element("title", texts.title());
        xml.element("updated", texts.updated().toString());
        link("self", "application/atom+xml", texts.self(PATH));
        link("alternate", "text/html", texts.page());
        xml.open("author").element("name", shell.name()).close("author");
        texts.rows().forEach(this::entry);
        return new SitePages.Page(xml.close("feed").bytes(), HEADERS, shell.site().until());
    }

    private void entry(Rows.Article row) {
        String address = texts.address(row);
        xml.open("entry");
        xml.element("id", "urn:uuid:" + row.id());
        xml.element("title", texts.title(row));
        link("alternate", "text/html", address);
        xml.element("published", row.publishedAt().toString());
        xml.element("updated", FeedTexts.updated(row).toString());
        if (!row.authorName().isEmpty()) {
            xml.open("author").element("name", row.authorName()).close("author");
        }
        row.tags().forEach(tag -> xml.open("category", "term", tag).close("category"));
        String summary = texts.summary(row);
        if (!summary.isEmpty()) {
            xml.element("summary", summary);
        }
        xml.element("content", texts.content(row), "type", "html", "xml:base", address);
        xml.close("entry");
    }

    private void link(String rel, String type, String href) {
        xml.open("link", "rel", rel, "type", type, "href", href).close("link");
    }
}
