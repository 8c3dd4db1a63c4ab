package org.preau.home;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.preau.testing.TestServer;
import org.preau.theme.HostDetails;
import org.preau.theme.PublicSite;
import org.preau.theme.Themes;
import org.preau.web.SitePages;

/** The home page of association alpha as visitors see it at a moment to come or gone by. */
final class HomeAt {

    private HomeAt() {}

    static SitePages.Page page(TestServer server, String instant) {
        PublicSite site =
                new PublicSite(
                        server.house().database(),
                        server.house().store(),
                        Themes.onClassPath(),
                        server.house().messages(),
                        server.house().origins(),
                        () -> new HostDetails("Préau", List.of(), "", "", "http://localhost"),
                        List.of(),
                        Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
        return (SitePages.Page)
                site.page(
                        server.tenancy(server.alpha()),
                        server.house().directory().byId(server.alpha().id()).orElseThrow(),
                        new SitePages.Wanted("/", 1, ""));
    }

    static Document html(SitePages.Page page) {
        return Jsoup.parse(new String(page.bytes(), StandardCharsets.UTF_8));
    }
}
