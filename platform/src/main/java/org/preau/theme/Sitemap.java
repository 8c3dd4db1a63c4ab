package org.preau.theme;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.preau.sql.TenantTx;
import org.preau.web.SitePages;

/** What search engines may find (sitemaps.org 0.9; RFC 9309). */
final class Sitemap {

    static final String PATH = "/sitemap.xml";
    static final String ROBOTS = "/robots.txt";

    /**
     * A sitemap holds 50,000 addresses at most: so many articles, and so many lists, leave room for
     * ten thousand sections. The rest is found by links.
     */
    private static final int MOST = 20_000;

    private Sitemap() {}

    static Supplier<SitePages.Answer> read(TenantTx tx, Shell shell) {
        List<Rows.Place> places = Published.places(tx, MOST);
        List<String> lists =
                Stream.concat(shell.tags(tx).all().stream(), shell.authors(tx).all().stream())
                        .filter(Labels.Label::isWorthFinding)
                        .map(Labels.Label::address)
                        .limit(MOST)
                        .toList();
        return () -> page(shell, places, lists);
    }

    private static SitePages.Page page(Shell shell, List<Rows.Place> places, List<String> lists) {
        Xml xml = new Xml().open("urlset", "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
        url(xml, shell.absolute("/"));
        shell.sections().all().forEach(one -> url(xml, shell.absolute(one.address())));
        for (Rows.Place place : places) {
            xml.open("url").element("loc", shell.absolute("/" + place.slug()));
            xml.element("lastmod", place.updatedAt().toString()).close("url");
        }
        lists.forEach(address -> url(xml, shell.absolute(address)));
        url(xml, shell.absolute(PlainPages.LEGAL));
        url(xml, shell.absolute(PlainPages.ACCESSIBILITY));
        return new SitePages.Page(
                xml.close("urlset").bytes(),
                Map.of("content-type", "application/xml; charset=utf-8"),
                shell.site().until());
    }

    private static void url(Xml xml, String address) {
        xml.open("url").element("loc", address).close("url");
    }

    static SitePages.Page robots(Shell shell) {
        String text =
                """
                User-agent: *
                Disallow: %s
                Sitemap: %s
                """
                        .formatted(SearchPage.PATH, shell.absolute(PATH));
        return new SitePages.Page(
                text.getBytes(StandardCharsets.UTF_8),
                Map.of("content-type", "text/plain; charset=utf-8"),
                Instant.MAX);
    }
}
