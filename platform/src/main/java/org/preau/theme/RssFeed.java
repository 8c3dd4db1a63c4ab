package org.preau.theme;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.preau.web.SitePages;

/**
 * The same articles for readers that know no Atom: RSS 2.0 (rssboard.org), with the whole text in
 * {@code content:encoded} and the author's name, who need not have an address, in {@code
 * dc:creator}.
 */
final class RssFeed {

    static final String PATH = "/feed.rss";

    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/rss+xml; charset=utf-8");

    private final FeedTexts texts;
    private final Xml xml = new Xml();

    private RssFeed(FeedTexts texts) {
        this.texts = texts;
    }

    static SitePages.Page page(FeedTexts texts) {
        return new RssFeed(texts).page();
    }

    private SitePages.Page page() {
        Shell shell = texts.shell();
        xml.open(
                "rss",
                "version",
                "2.0",
                "xmlns:atom",
                "http://www.w3.org/2005/Atom",
                "xmlns:content",
                "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/");
        xml.open("channel");
        xml.element("title", texts.title());
        xml.element("link", texts.page());
        xml.element("description", description(shell));
        xml.element("language", shell.voice().language().tag());
        xml.element("lastBuildDate", date(texts.updated()));
        xml.open(
                        "atom:link",
                        "rel",
                        "self",
                        "type",
                        "application/rss+xml",
                        "href",
                        texts.self(PATH))
                .close("atom:link");
        texts.rows().forEach(this::item);
        return new SitePages.Page(
                xml.close("channel").close("rss").bytes(), HEADERS, shell.site().until());
    }

    /** A channel must describe itself, whatever the association has said of itself. */
    private String description(Shell shell) {
        String tagline = shell.voice().set(shell.site().tagline());
        return tagline.isEmpty() ? texts.title() : tagline;
    }

    private void item(Rows.Article row) {
        xml.open("item");
        xml.element("title", texts.title(row));
        xml.element("link", texts.address(row));
        xml.element("guid", "urn:uuid:" + row.id(), "isPermaLink", "false");
        xml.element("pubDate", date(row.publishedAt()));
        if (!row.authorName().isEmpty()) {
            xml.element("dc:creator", row.authorName());
        }
        row.tags().forEach(tag -> xml.element("category", tag));
        String summary = texts.summary(row);
        if (!summary.isEmpty()) {
            xml.element("description", summary);
        }
        xml.element("content:encoded", texts.content(row));
        xml.close("item");
    }

    /** RFC 822 with four digits of the year, as RSS asks. */
    private static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
