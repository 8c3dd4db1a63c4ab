package org.preau.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.testing.FormOnPage;
import org.preau.testing.Program;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Json;
import org.preau.web.SitePages;

/** The home page made of blocks: prepared at the desk, seen by visitors once it is published. */
class HomeTest {

    private static final String HOME = "/espace/alpha/accueil";
    private static final String API = "/api/v1/associations/alpha/home";

    private static TestServer server;
    private static Visitor marion;
    private static Visitor paul;
    private static Visitor program;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        marion = server.member(server.alpha(), Office.SECRETARY);
        paul = server.member(server.alpha(), Office.WRITER);
        program = Program.of(server, server.alpha(), "A", "read", "arrange");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            tx.query(
                                            "update site set home = '{}', home_draft = null, home_before = null, about = 'Nous **chantons**.'")
                                    .execute();
                            tx.siteChanged();
                            return 0;
                        });
    }

    @Test
    void aBlockIsPublicOnlyOnceTheHomePageIsPublished() {
        HttpResponse<String> saved =
                FormOnPage.at(marion, HOME + "/nouveau/figures", "main form")
                        .fill("f-title", "En chiffres")
                        .fill("f-item-value-0", "128")
                        .fill("f-item-label-0", "familles : <script>alert(1)</script>")
                        .send("geste", "enregistrer");

        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(home().text()).doesNotContain("En chiffres");
        assertThat(Jsoup.parse(marion.get(HOME + "/apercu").body()).select(".figure-item").text())
                .contains("128", "<script>alert(1)</script>");
        post(HOME + "/publication");
        assertThat(home().select(".figure-item dd").text()).isEqualTo("128");
        assertThat(home().select(".block-figures script")).isEmpty();
    }

    @Test
    void theFirstBlockStandsBesideWhatThePageShowedByItself() {
        add("contact", "{\"title\":\"Nous trouver\"}", "[]");
        assertThat(kinds()).containsExactly("latest", "about", "contact");
        post(HOME + "/publication");
        assertThat(home().select(".block-text strong").text()).isEqualTo("chantons");
    }

    @Test
    void blocksAreMovedHiddenCopiedTakenOffAndBroughtBack() {
        String one = add("text", "{\"title\":\"Un\",\"text\":\"Premier.\"}", "[]");
        String two = add("text", "{\"title\":\"Deux\",\"text\":\"Second.\"}", "[]");

        press(HOME + "/" + two + "/position", "sens", "up");
        assertThat(titles()).endsWith("Deux", "Un");
        press(HOME + "/" + two + "/position", "rang", "1");
        assertThat(titles()).startsWith("Deux").endsWith("Un");
        FormOnPage copy = FormOnPage.at(marion, HOME, "form[action$=" + one + "/copie]");
        copy.send();
        copy.send();
        assertThat(titles()).as("the same button twice").endsWith("Un", "Un");
        press(HOME + "/" + one + "/visibilite", "state", "hidden");
        press(HOME + "/" + two + "/retrait", "", "");
        post(HOME + "/publication");
        assertThat(home().select(".block-text").eachText())
                .as("one is hidden, its copy is not")
                .filteredOn(text -> text.contains("Premier"))
                .hasSize(1);
        assertThat(home().text()).doesNotContain("Second");

        press(HOME + "/" + two + "/retour", "", "");
        assertThat(titles()).startsWith("Deux");
    }

    @Test
    void whatWasPutAsideOrReplacedCanBeTakenUpAgain() {
        add("text", "{\"title\":\"Ancien\",\"text\":\"Avant.\"}", "[]");
        post(HOME + "/publication");
        String id = add("text", "{\"title\":\"Neuf\",\"text\":\"Après.\"}", "[]");
        post(HOME + "/abandon");
        assertThat(titles()).doesNotContain("Neuf");
        post(HOME + "/precedent");
        assertThat(titles()).contains("Neuf");
        press(HOME + "/" + id + "/retrait", "", "");
        assertThat(titles()).contains("Ancien").doesNotContain("Neuf");
    }

    @Test
    void twoPeopleWhoEditOneBlockSeeBothVersions() {
        String id = add("people", "{\"title\":\"Qui\"}", "[{\"name\":\"Ana\"}]");
        FormOnPage mine = FormOnPage.at(marion, HOME + "/" + id, "main form");
        FormOnPage.at(marion, HOME + "/" + id, "main form")
                .fill("f-item-name-0", "Béa")
                .send("geste", "enregistrer");

        HttpResponse<String> stale =
                mine.fill("f-item-name-0", "Ana Pires").send("geste", "enregistrer");

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(stale.body()).select("[role=alert]").text()).contains("Béa");
        assertThat(Jsoup.parse(stale.body()).select("#f-item-name-0").val()).isEqualTo("Ana Pires");
        assertThat(
                        FormOnPage.of(marion, HOME + "/" + id, stale.body(), "main form")
                                .send("geste", "enregistrer")
                                .statusCode())
                .isEqualTo(303);
        assertThat(draft().findValuesAsText("name")).containsExactly("Ana Pires");
    }

    @Test
    void whatCannotBeKeptIsSaidBesideItsFieldAndNothingTypedIsLost() {
        HttpResponse<String> refused =
                FormOnPage.at(marion, HOME + "/nouveau/agenda", "main form")
                        .fill("f-title", "")
                        .fill("f-item-title-1", "Bal")
                        .fill("f-item-date-1", "le 5")
                        .fill("f-item-url-1", "javascript:alert(1)")
                        .send("geste", "enregistrer");

        Document page = Jsoup.parse(refused.body());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(page.select("[role=alert] a").eachAttr("href"))
                .containsExactly("#f-title", "#f-item-date-0", "#f-item-url-0");
        assertThat(page.select("#f-item-date-0-e")).hasSize(1);
    }

    @Test
    void linesAreAddedAndMovedWithoutScriptAndWithoutSaving() {
        HttpResponse<String> more =
                FormOnPage.at(marion, HOME + "/nouveau/hours", "main form")
                        .fill("f-item-day-0", "Jeudi")
                        .fill("f-item-day-1", "Mardi")
                        .send("geste", "monter-2");
        Document page = Jsoup.parse(more.body());
        assertThat(page.select("#f-item-day-0").val()).isEqualTo("Mardi");
        assertThat(page.select("#f-item-day-1").val()).isEqualTo("Jeudi");
        int lines = page.select(".line").size();
        HttpResponse<String> again =
                FormOnPage.of(marion, HOME + "/nouveau/hours", more.body(), "main form")
                        .send("geste", "lignes");
        assertThat(Jsoup.parse(again.body()).select(".line").size()).isGreaterThan(lines);
        assertThat(draft().size()).isZero();
    }

    @Test
    void addressesThatLeadNowhereGoodAreRefusedAndThoseOfPeopleAreUnderstood() {
        for (String bad : List.of("javascript:alert(1)", "//evil.example", "data:text/html,x")) {
            assertThat(post("partners", "{\"title\":\"P\"}", line("name", "X", "url", bad)))
                    .as(bad)
                    .isEqualTo(422);
        }
        add("partners", "{\"title\":\"P\"}", line("name", "X", "url", "www.exemple.fr/aide"));
        assertThat(draft().findValuesAsText("url")).containsExactly("https://www.exemple.fr/aide");
    }

    @Test
    void aDateShowsUntilItsEveningAndTheCachedPageTurnsOverAtMidnight() {
        add(
                "agenda",
                "{\"title\":\"Agenda\"}",
                "[{\"title\":\"Hier\",\"date\":\"2026-12-04\"},{\"title\":\"Noël\",\"date\":\"2026-12-24\",\"time\":\"18 h\"},"
                        + "{\"title\":\"Bal\",\"date\":\"2026-12-05\"}]");
        post(HOME + "/publication");

        SitePages.Page evening = HomeAt.page(server, "2026-12-05T22:59:00Z");
        SitePages.Page midnight = HomeAt.page(server, "2026-12-05T23:00:00Z");

        assertThat(HomeAt.html(evening).select(".event-title").eachText())
                .containsExactly("Bal", "Noël");
        assertThat(evening.until()).isEqualTo(Instant.parse("2026-12-05T23:00:00Z"));
        assertThat(HomeAt.html(midnight).select(".event-title").eachText()).containsExactly("Noël");
        assertThat(HomeAt.html(midnight).select(".event-day").text()).isEqualTo("24");
    }

    @Test
    void latestArticlesAreThoseOfTheSectionOrTheTagOfTheirBlock() {
        article("un-concert", "Un concert", List.of("musique"));
        article("un-atelier", "Un atelier", List.of("couture"));
        add("latest", "{\"title\":\"Musique\",\"count\":\"3\",\"tag\":\"Musique\"}", "[]");
        press(HOME + "/" + firstDraft() + "/retrait", "", "");
        post(HOME + "/publication");

        Document home = home();

        assertThat(home.select(".block-latest .card-title").eachText())
                .containsExactly("Un concert");
        assertThat(home.select(".block-latest .block-more a").attr("href"))
                .isEqualTo("/etiquette/musique");
    }

    @Test
    void aNewsletterLeadsWhereTheAssociationSays() {
        add("newsletter", "{\"title\":\"Lettre\",\"where\":\"bonjour@alpha.example\"}", "[]");
        post(HOME + "/publication");
        assertThat(home().select(".block-newsletter a.button").attr("href"))
                .isEqualTo("mailto:bonjour@alpha.example");
    }

    @Test
    void whoeverDoesNotArrangeTheSiteChangesNothing() {
        assertThat(paul.get(HOME).statusCode()).isEqualTo(403);
        assertThat(paul.json("POST", API + "/blocks", "{\"kind\":\"about\"}").statusCode())
                .isIn(401, 403);
        Visitor beatrice = server.member(server.beta(), Office.PRESIDENT);
        assertThat(beatrice.get(HOME).statusCode()).isEqualTo(404);
    }

    @Test
    void thePageLeavesWithSlugsAndComesBackTheSame() throws Exception {
        article("voyage", "Voyage", List.of());
        add("contact", "{\"title\":\"Nous trouver\"}", "[]");
        String section =
                server.house()
                        .database()
                        .read(
                                server.tenancy(server.alpha()),
                                tx ->
                                        tx.query(
                                                        "select id::text from section where slug = 'nouvelles'")
                                                .one(String.class));
        add("latest", "{\"title\":\"Ici\",\"count\":\"3\",\"section\":\"" + section + "\"}", "[]");
        post(HOME + "/publication");
        String left =
                server.house().database().read(server.tenancy(server.alpha()), PortableHome::write);
        assertThat(left).contains("\"section\":\"nouvelles\"").doesNotContain(section);
        String before = home().select("main").html();
        empty();
        String broken = left.replace("\"count\":\"3\"", "\"count\":\"999\"");

        assertThat(take(broken).left()).isEqualTo(1);
        assertThat(take(left).left()).isZero();

        assertThat(home().select("main").html()).isEqualTo(before);
    }

    private static PortableHome.Taken take(String document) {
        return server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            try {
                                return PortableHome.take(tx, document);
                            } catch (Json.MalformedJson e) {
                                throw new AssertionError(e);
                            }
                        });
    }

    @Test
    void theApiReadsAndChangesAllOfIt() throws Exception {
        JsonNode made =
                json(
                        program.json(
                                "POST",
                                API + "/blocks",
                                "{\"kind\":\"text\",\"words\":{\"title\":\"Par programme\",\"text\":\"Oui.\"}}"),
                        201);
        String path = API + "/blocks/" + made.path("id").asText();
        JsonNode changed =
                json(
                        program.json(
                                "PUT",
                                path,
                                "{\"version\":1,\"words\":{\"title\":null,\"text\":\"Non.\"}}"),
                        200);
        assertThat(changed.path("version").asInt()).isEqualTo(2);
        json(program.json("PUT", path, "{\"version\":1,\"words\":{\"text\":\"Tard.\"}}"), 409);
        json(program.json("POST", path + "/position", "{\"place\":1}"), 200);
        json(program.json("POST", path + "/hiding", ""), 200);
        json(program.json("DELETE", path + "/hiding", ""), 200);
        json(program.json("POST", path + "/copy", "{}"), 200);
        JsonNode gone = json(program.json("DELETE", path, ""), 200);
        assertThat(gone.path("removed")).hasSize(1);
        json(program.json("POST", path + "/return", ""), 200);
        JsonNode online = json(program.json("POST", API + "/publication", ""), 200);
        assertThat(online.path("online").get(0).path("words").path("text").asText())
                .isEqualTo("Non.");
        json(program.json("DELETE", API + "/draft", ""), 200);
        json(program.json("POST", API + "/former", ""), 200);
    }

    private static Document home() {
        return Jsoup.parse(server.visitor("alpha.localhost").get("/").body());
    }

    private static void article(String slug, String title, List<String> tags) {
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            tx.query(
                                            """
                                            insert into article (id, kind, slug, title, state, tags, published_at)
                                            values (gen_random_uuid(), 'article', :slug, :title, 'published', :tags, now())
                                            """)
                                    .bind("slug", slug)
                                    .bind("title", title)
                                    .bind("tags", tags)
                                    .execute();
                            tx.siteChanged();
                            return 0;
                        });
    }

    /** Adds a block over the API; its id. */
    private static String add(String kind, String words, String lines) {
        HttpResponse<String> answer = send(kind, words, lines);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        try {
            return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8)).path("id").asText();
        } catch (Json.MalformedJson e) {
            throw new AssertionError(e);
        }
    }

    private static int post(String kind, String words, String lines) {
        return send(kind, words, lines).statusCode();
    }

    private static HttpResponse<String> send(String kind, String words, String lines) {
        return program.json(
                "POST",
                API + "/blocks",
                "{\"kind\":\"%s\",\"words\":%s,\"lines\":%s}".formatted(kind, words, lines));
    }

    private static String line(String name, String word, String other, String otherWord) {
        return Json.text(List.of(Map.of(name, word, other, otherWord)));
    }

    private static void post(String path) {
        press(path, "", "");
    }

    private static void press(String path, String name, String value) {
        marion.get(HOME);
        HttpResponse<String> answer =
                marion.post(path, name.isEmpty() ? Map.of() : Map.of(name, value));
        assertThat(answer.statusCode()).as(path).isEqualTo(303);
    }

    private static JsonNode draft() {
        try {
            return json(program.get(API), 200).path("draft");
        } catch (Json.MalformedJson e) {
            throw new AssertionError(e);
        }
    }

    private static String firstDraft() {
        return draft().get(0).path("id").asText();
    }

    private static List<String> titles() {
        return draft().findValuesAsText("title");
    }

    private static List<String> kinds() {
        return draft().findValuesAsText("kind");
    }

    private static JsonNode json(HttpResponse<String> answer, int status)
            throws Json.MalformedJson {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
