package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/**
 * What pages of a site share is rendered once for all of them. Whichever page was first, each must
 * come out as if it had been alone.
 */
class KeptPiecesTest {

    @ParameterizedTest
    @ValueSource(strings = {"tilleuls", "pont-vieux"})
    void noPageShowsAPieceOfAnother(String slug) {
        try (TestServer server = TestServer.start(Map.of("PREAU_CACHE_MEGABYTES", "0"))) {
            Tenant tenant = DemoSite.load(server, slug);
            SiteFixture site = new SiteFixture(server, tenant);
            Visitor visitor = server.visitor(slug + ".localhost");
            List<String> paths = paths(visitor);
            assertThat(paths).hasSizeGreaterThan(10);

            Map<String, String> alone = new HashMap<>();
            for (String path : paths) {
                site.change(tx -> tx.query("select 1").exists()); // another revision: nothing kept
                HttpResponse<String> page = visitor.get(path);
                assertThat(page.statusCode()).as(path).isIn(200, 404);
                alone.put(path, page.body());
            }
            for (String path : paths.reversed()) {
                assertThat(visitor.get(path).body()).as(path).isEqualTo(alone.get(path));
            }
        }
    }

    private static List<String> paths(Visitor visitor) {
        List<String> paths = new ArrayList<>(List.of("/recherche", "/nulle-part"));
        for (Element place :
                Jsoup.parse(visitor.get("/sitemap.xml").body(), Parser.xmlParser()).select("loc")) {
            paths.add(java.net.URI.create(place.text()).getPath());
        }
        return paths;
    }
}
