package org.preau.menu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.testing.FormOnPage;
import org.preau.testing.Program;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Json;

/** The menus: automatic, made by hand, and what visitors see of both. */
class MenuTest {

    private static final String MENUS = "/espace/alpha/menus";
    private static final String API = "/api/v1/associations/alpha/menus";

    private static TestServer server;
    private static Visitor marion;
    private static Visitor program;
    private static UUID concerts;
    private static UUID page;
    private static UUID draft;
    private static UUID article;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        marion = server.member(server.alpha(), Office.SECRETARY);
        program = Program.of(server, server.alpha(), "A", "read", "arrange");
        concerts = section("concerts", "Concerts");
        page = text("page", "venir", "Venir", "published");
        draft = text("page", "brouillon", "Brouillon", "draft");
        article = text("article", "le-bal", "Le bal : samedi", "published");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void automatic() {
        run("update site set menu = null, menu_before = null");
    }

    @Test
    void theAutomaticMenuFollowsSectionsAndPagesUntilOneMakesOnesOwn() {
        assertThat(top()).containsExactly("Concerts", "Nouvelles", "Venir");
        post(MENUS + "/composition");
        assertThat(top()).containsExactly("Concerts", "Nouvelles", "Venir");
        section("tard-venue", "Tard venue");
        assertThat(top()).doesNotContain("Tard venue");
        post(MENUS + "/automatique");
        assertThat(top()).contains("Tard venue");
        post(MENUS + "/precedent");
        assertThat(top()).doesNotContain("Tard venue");
        run(
                "delete from address where slug = 'tard-venue'",
                "delete from section where slug = 'tard-venue'");
    }

    @Test
    void anEntryLeadsToASectionATextTheHomePageAnAddressOrNowhere() {
        add("home", "", "");
        add(article.toString(), "", "");
        add("address", "www.exemple.fr/don", "Donner");
        String above = add("heading", "", "En plus");
        String below = add(page.toString(), "", "Nous <b>trouver</b>");
        place(below, above, 1);

        Document home = home();

        assertThat(home.select(".menu-list > li > a").eachAttr("href"))
                .contains("/", "/le-bal", "https://www.exemple.fr/don");
        assertThat(home.select(".menu a[href=/le-bal]").getFirst().wholeText())
                .as("typography is done here too")
                .isEqualTo("Le bal\u00a0: samedi");
        assertThat(home.select("details:has(summary:containsOwn(En plus)) a").eachAttr("href"))
                .containsExactly("/venir");
        assertThat(home.select(".menu a[href=/venir]").getLast().text())
                .isEqualTo("Nous <b>trouver</b>");
    }

    @Test
    void whatIsGoneOrNotOnlineIsSaidToTheEditorAndHiddenFromVisitors() {
        UUID gone = section("bientot-partie", "Bientôt partie");
        add(gone.toString(), "", "Partie");
        add(draft.toString(), "", "Pas encore");
        String above = add("heading", "", "Vide");
        assertThat(top()).contains("Partie");
        run(
                "delete from address where slug = 'bientot-partie'",
                "delete from section where slug = 'bientot-partie'");

        assertThat(top()).doesNotContain("Partie", "Pas encore", "Vide");
        Document desk = Jsoup.parse(marion.get(MENUS).body());
        assertThat(desk.select("li .wrong").eachText())
                .hasSize(4)
                .anyMatch(text -> text.contains("disparu"))
                .anyMatch(text -> text.contains("Pas en ligne"));
        assertThat(Jsoup.parse(marion.get(MENUS + "/" + above).body()).select("#f-label").val())
                .isEqualTo("Vide");
    }

    @Test
    void buttonsMoveAnEntryUpDownInAndOutAndNeverDeeperThanThreeLevels() {
        String one = add("address", "/1", "Un");
        String two = add("address", "/2", "Deux");
        String three = add("address", "/3", "Trois");
        String four = add("address", "/4", "Quatre");
        press(two, "in");
        press(three, "in");
        press(three, "in");
        press(four, "in");
        press(four, "in");
        press(four, "in");
        assertThat(home().select(".submenu-deep a").eachText()).containsExactly("Trois", "Quatre");
        press(four, "out");
        press(four, "out");
        press(four, "up");
        assertThat(top()).endsWith("Quatre", "Un");
        press(four, "down");
        assertThat(top()).endsWith("Un", "Quatre");
        assertThat(place(one, three, 1)).as("below itself").isEqualTo(422);
    }

    @Test
    void theFootHasOneLevel() {
        FormOnPage.at(marion, MENUS + "/nouvelle?menu=foot", "main form")
                .fill("f-target", "address")
                .fill("f-url", "https://social.example/@alpha")
                .fill("f-label", "Mastodon")
                .send();
        assertThat(home().select(".footer-links a").eachAttr("href"))
                .contains("https://social.example/@alpha");
    }

    @Test
    void aRemovedEntryComesBackWithWhatWasBelowIt() {
        String above = add("heading", "", "Pratique");
        String below = add(page.toString(), "", "Plan");
        place(below, above, 1);
        post(MENUS + "/" + above + "/retrait");
        assertThat(home().select(".menu").text()).doesNotContain("Pratique", "Plan");
        post(MENUS + "/" + above + "/retour");
        assertThat(home().select(".menu").text()).contains("Pratique", "Plan");
    }

    @Test
    void hostileAddressesAreRefusedAndTwoPeopleSeeBothVersions() {
        for (String bad : List.of("javascript:alert(1)", "//evil.example", "")) {
            HttpResponse<String> refused =
                    FormOnPage.at(marion, MENUS + "/nouvelle", "main form")
                            .fill("f-target", "address")
                            .fill("f-url", bad)
                            .fill("f-label", "Clic")
                            .send();
            assertThat(refused.statusCode()).as(bad).isEqualTo(422);
            assertThat(Jsoup.parse(refused.body()).select("#f-label").val()).isEqualTo("Clic");
        }
        String id = add("address", "/1", "Un");
        FormOnPage mine = FormOnPage.at(marion, MENUS + "/" + id, "main form");
        FormOnPage.at(marion, MENUS + "/" + id, "main form").fill("f-label", "Premier").send();
        HttpResponse<String> stale = mine.fill("f-label", "Mien").send();
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(stale.body()).select("[role=alert]").text()).contains("Premier");
        assertThat(Jsoup.parse(stale.body()).select("#f-label").val()).isEqualTo("Mien");
    }

    @Test
    void theMenusLeaveWithSlugsAndComeBackTheSame() {
        String above = add("heading", "", "Pratique");
        place(add(page.toString(), "", "Plan"), above, 1);
        String left =
                server.house()
                        .database()
                        .read(server.tenancy(server.alpha()), PortableMenu::write)
                        .orElseThrow();
        assertThat(left).contains("\"venir\"", "\"concerts\"").doesNotContain(page.toString());
        String before = home().select(".menu").html();
        automatic();
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            try {
                                return PortableMenu.take(tx, left);
                            } catch (Json.MalformedJson e) {
                                throw new AssertionError(e);
                            }
                        });
        assertThat(home().select(".menu").html()).isEqualTo(before);
    }

    @Test
    void theApiReadsAndChangesAllOfIt() throws Exception {
        assertThat(json(program.get(API), 200).path("automatic").asBoolean()).isTrue();
        json(program.json("POST", API + "/own", ""), 200);
        String id = add(concerts.toString(), "", "Saison");
        String path = API + "/entries/" + id;
        JsonNode changed =
                json(
                        program.json(
                                "PUT", path, "{\"version\":1,\"target\":\"home\",\"label\":\"A\"}"),
                        200);
        assertThat(changed.path("kind").asText()).isEqualTo("home");
        json(program.json("PUT", path, "{\"version\":1,\"target\":\"home\"}"), 409);
        assertThat(json(program.json("DELETE", path, ""), 200).path("removed")).hasSize(1);
        json(program.json("POST", path + "/return", ""), 200);
        json(program.json("DELETE", API + "/own", ""), 200);
        json(program.json("POST", API + "/former", ""), 200);
        assertThat(json(program.get(API), 200).path("automatic").asBoolean()).isFalse();
        Visitor other = Program.of(server, server.beta(), "B", "read", "arrange");
        assertThat(other.get(API).statusCode()).isIn(403, 404);
    }

    private static Document home() {
        return Jsoup.parse(server.visitor("alpha.localhost").get("/").body());
    }

    private static List<String> top() {
        return home().select(".menu-list > li > a, .menu-list > li > details > summary").eachText();
    }

    private static String add(String target, String url, String label) {
        HttpResponse<String> answer =
                program.json(
                        "POST",
                        API + "/entries",
                        Json.text(Map.of("target", target, "url", url, "label", label)));
        try {
            return json(answer, 201).path("id").asText();
        } catch (Json.MalformedJson e) {
            throw new AssertionError(e);
        }
    }

    private static int place(String id, String parent, int place) {
        return program.json(
                        "POST",
                        API + "/entries/" + id + "/position",
                        Json.text(Map.of("below", parent, "place", place)))
                .statusCode();
    }

    private static void press(String id, String way) {
        marion.get(MENUS);
        assertThat(marion.post(MENUS + "/" + id + "/position", Map.of("sens", way)).statusCode())
                .isEqualTo(303);
    }

    private static void post(String path) {
        marion.get(MENUS);
        assertThat(marion.post(path, Map.of()).statusCode()).as(path).isEqualTo(303);
    }

    private static UUID section(String slug, String title) {
        UUID id = Ids.next();
        run(
                "insert into section (id, slug, title) values ('%s', '%s', '%s')"
                        .formatted(id, slug, title),
                "insert into address (slug, section_id) values ('%s', '%s')".formatted(slug, id));
        return id;
    }

    private static UUID text(String kind, String slug, String title, String state) {
        UUID id = Ids.next();
        run(
                "insert into article (id, kind, slug, title, state, published_at) values ('%s', '%s', '%s', '%s', '%s', now())"
                        .formatted(id, kind, slug, title, state),
                "insert into address (slug, article_id) values ('%s', '%s')".formatted(slug, id));
        return id;
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

    private static JsonNode json(HttpResponse<String> answer, int status)
            throws Json.MalformedJson {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
