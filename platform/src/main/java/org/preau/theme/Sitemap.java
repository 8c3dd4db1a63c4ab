package org.preau.theme;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

    private static final String NAMES = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private Sitemap() {}

    static Supplier<SitePages.Answer> read(TenantTx tx, Shell shell) {
        List<Rows.Place> places = Published.places(tx, MOST);
        List<String> lists =
                Stream.concat(shell.tags(tx).all().stream(), shell.authors(tx).all().stream())
                        .filter(Labels.Label::isWorthFinding)
                        .map(Labels.Label::address)
                        .limit(MOST)
                        .toList();
        Map<String, List<Rows.Tongued>> translations =
                Published.translations(tx).stream()
                        .collect(Collectors.groupingBy(one -> one.groupId().toString()));
        Map<String, List<Rows.Tongued>> bySlug = new HashMap<>();
        translations.values().stream()
                .filter(group -> group.size() > 1)
                .forEach(group -> group.forEach(one -> bySlug.put(one.slug(), group)));
        return () -> page(shell, places, lists, bySlug);
    }

    private static SitePages.Page page(
            Shell shell,
            List<Rows.Place> places,
            List<String> lists,
            Map<String, List<Rows.Tongued>> translations) {
        Xml xml =
                translations.isEmpty()
                        ? new Xml().open("urlset", "xmlns", NAMES)
                        : new Xml().open("urlset", "xmlns", NAMES, "xmlns:xhtml", XHTML);
        url(xml, shell.absolute("/"));
        for (Section one : shell.sections().all()) {
            xml.open("url").element("loc", shell.absolute(one.address()));
            alternates(xml, shell, translations.getOrDefault(one.slug(), List.of()));
            xml.close("url");
        }
        for (Rows.Place place : places) {
            xml.open("url").element("loc", shell.absolute("/" + place.slug()));
            alternates(xml, shell, translations.getOrDefault(place.slug(), List.of()));
            xml.element("lastmod", place.updatedAt().toString()).close("url");
        }
        lists.forEach(address -> url(xml, shell.absolute(address)));
        if (shell.site().dated()) {
            url(xml, shell.absolute(shell.site().agenda()));
        }
        url(xml, shell.absolute(PlainPages.LEGAL));
        url(xml, shell.absolute(PlainPages.ACCESSIBILITY));
        return new SitePages.Page(
                xml.close("urlset").bytes(),
                Map.of("content-type", "application/xml; charset=utf-8"),
                shell.site().until());
    }

    private static void alternates(Xml xml, Shell shell, List<Rows.Tongued> all) {
        for (Rows.Tongued one : all) {
            String url = shell.absolute("/" + one.slug());
            xml.open("xhtml:link", "rel", "alternate", "hreflang", one.language(), "href", url)
                    .close("xhtml:link");
        }
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
