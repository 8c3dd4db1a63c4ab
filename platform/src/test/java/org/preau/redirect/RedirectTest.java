package org.preau.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.testing.FormOnPage;
import org.preau.testing.Program;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Json;

/** Old addresses: added by hand, left behind by a page that moves, and given up. */
class RedirectTest {

    private static final String LIST = "/espace/alpha/redirections";
    private static final String API = "/api/v1/associations/alpha/redirects";

    private static TestServer server;
    private static Visitor marion;
    private static Visitor program;
    private static UUID page;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        marion = server.member(server.alpha(), Office.SECRETARY);
        program = Program.of(server, server.alpha(), "A", "read", "arrange");
        page = Ids.next();
        run(
                "insert into article (id, kind, slug, title, state, published_at) values ('%s', 'page', 'venir', 'Venir', 'published', now())"
                        .formatted(page),
                "insert into address (slug, article_id) values ('venir', '%s')".formatted(page));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void anAddressOfAFormerSiteLeadsToAPageFromNowOn() {
        HttpResponse<String> added =
                FormOnPage.at(marion, LIST + "/nouvelle", "main form")
                        .fill("f-path", "https://ancien.example/Nous%20trouver.html")
                        .fill("f-target", page.toString())
                        .send();

        assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
        assertThat(moved("/Nous%20trouver.html")).isEqualTo("/venir");
        assertThat(Jsoup.parse(marion.get(LIST + "?target=" + page).body()).text())
                .contains("/Nous trouver.html", "Venir");
        assertThat(marion.get("/espace/alpha/pages/" + page).body())
                .contains("/redirections?target=" + page);
    }

    @Test
    void whereSomethingLivesNoOldAddressLeadsAway() {
        for (String lives : List.of("/venir", "/nouvelles", "/", "/recherche", "/feed.atom")) {
            assertThat(add(lives, page.toString()).statusCode()).as(lives).isEqualTo(422);
        }
        for (String odd : List.of("", "/a?b=c", "//evil.example", "/a/../b")) {
            assertThat(add(odd, page.toString()).statusCode()).as(odd).isEqualTo(422);
        }
        assertThat(add("/ailleurs", Ids.next().toString()).statusCode()).isEqualTo(422);
    }

    @Test
    void theSameTwiceIsDoneOnceAndAnotherTargetIsRefused() {
        assertThat(add("/deux-fois", page.toString()).statusCode()).isEqualTo(201);
        assertThat(add("/deux-fois/", page.toString()).statusCode()).isEqualTo(201);
        UUID other = Ids.next();
        run(
                "insert into article (id, kind, slug, title) values ('%s', 'page', 'autre', 'Autre')"
                        .formatted(other));
        HttpResponse<String> refused = add("/deux-fois", other.toString());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Venir");
    }

    @Test
    void theAddressThatAPageLeavesIsListedAndCanBeGivenUp() {
        UUID moving = Ids.next();
        run(
                "insert into article (id, kind, slug, title, state, published_at) values ('%s', 'page', 'bouge', 'Bouge', 'published', now())"
                        .formatted(moving),
                "insert into address (slug, article_id) values ('bouge', '%s')".formatted(moving));
        FormOnPage.at(marion, "/espace/alpha/pages/" + moving, "form.writing")
                .fill("f-slug", "a-bouge")
                .send("geste", "enregistrer");
        assertThat(moved("/bouge")).isEqualTo("/a-bouge");
        assertThat(Jsoup.parse(marion.get(LIST + "?q=bouge").body()).select(".rowhead").text())
                .isEqualTo("/bouge");

        FormOnPage.at(marion, LIST + "/retrait?path=/bouge", "main form.deciding").send();

        assertThat(server.visitor("alpha.localhost").get("/bouge").statusCode()).isEqualTo(404);
        assertThat(server.visitor("alpha.localhost").get("/a-bouge").statusCode()).isEqualTo(200);
    }

    @Test
    void theNeighbourSeesAndRemovesNothing() {
        add("/a-moi", page.toString());
        Visitor beatrice = server.member(server.beta(), Office.PRESIDENT);
        assertThat(beatrice.get("/espace/beta/redirections").body()).doesNotContain("/a-moi");
        Visitor other = Program.of(server, server.beta(), "B", "read", "arrange");
        other.json("DELETE", API.replace("alpha", "beta") + "?path=/a-moi", "");
        assertThat(other.json("DELETE", API + "?path=/a-moi", "").statusCode()).isIn(403, 404);
        assertThat(moved("/a-moi")).isEqualTo("/venir");
        assertThat(program.json("DELETE", API + "?path=/a-moi", "").statusCode()).isEqualTo(204);
        assertThat(server.visitor("alpha.localhost").get("/a-moi").statusCode()).isEqualTo(404);
        assertThat(program.get(API + "?q=a-moi").body()).contains("\"total\":0");
    }

    private static String moved(String path) {
        return server.visitor("alpha.localhost")
                .get(path)
                .headers()
                .firstValue("location")
                .orElse("")
                .replaceFirst("^http://[^/]+", "");
    }

    private static HttpResponse<String> add(String path, String target) {
        return program.json("POST", API, Json.text(Map.of("path", path, "target", target)));
    }

    private static void run(String... statements) {
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            for (String sql : statements) {
                                tx.query(sql).execute();
                            }
                            tx.siteChanged();
                            return 0;
                        });
    }
}
