package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/**
 * An edit is seen on every page that shows what was edited and on no other: whoever has read one of
 * the others need not fetch it again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditReachesTest {

    private static final String SLUG = "le-fromager-revient";
    private static final String NEW = "Le fromager revient vendredi";

    private TestServer server;
    private SiteFixture site;
    private Visitor visitor;

    @BeforeAll
    void start() {
        server = TestServer.start();
        Tenant tenant = DemoSite.load(server, "tilleuls");
        site = new SiteFixture(server, tenant);
        visitor = server.visitor("tilleuls.localhost");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void thePagesThatShowATitleChangeAndNoOther() {
        List<String> paths = paths();
        Map<String, HttpResponse<String>> before = all(paths);

        site.change(tx ->
                tx.query("update article set title = :title where slug = :slug")
                        .bind("title", NEW)
                        .bind("slug", SLUG)
                        .execute());
        Map<String, HttpResponse<String>> after = all(paths);

        Set<String> changed = new TreeSet<>();
        Set<String> showing = new TreeSet<>();
        for (String path : paths) {
            if (!tag(before, path).equals(tag(after, path))) {
                changed.add(path);
            }
            if (page(after, path).body().contains(NEW)) {
                showing.add(path);
            }
        }
        assertThat(showing).contains("/" + SLUG, "/", "/feed.atom", "/feed.rss");
        assertThat(changed).isEqualTo(showing).hasSizeLessThan(paths.size() / 2);
    }

    private Map<String, HttpResponse<String>> all(List<String> paths) {
        Map<String, HttpResponse<String>> all = new TreeMap<>();
        paths.forEach(path -> all.put(path, visitor.get(path)));
        return all;
    }

    private static String tag(Map<String, HttpResponse<String>> all, String path) {
        return page(all, path).headers().firstValue("etag").orElseThrow();
    }

    private static HttpResponse<String> page(Map<String, HttpResponse<String>> all, String path) {
        return Objects.requireNonNull(all.get(path));
    }

    private List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("/feed.atom", "/feed.rss", "/recherche"));
        for (Element place :
                Jsoup.parse(visitor.get("/sitemap.xml").body(), Parser.xmlParser()).select("loc")) {
            paths.add(URI.create(place.text()).getPath());
        }
        return paths;
    }
}
