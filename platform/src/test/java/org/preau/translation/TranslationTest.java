package org.preau.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.testing.FormOnPage;
import org.preau.testing.Program;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** Texts in other languages: said, translated side by side, linked, offered to visitors. */
class TranslationTest {

    private static TestServer server;
    private static Visitor marion;
    private static Visitor paul;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        marion = server.member(server.alpha(), Office.SECRETARY);
        paul = server.member(server.alpha(), Office.WRITER);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void anArabicPageRunsFromRightToLeftAndIsLeftAsItIsWritten() {
        UUID page = text("page", "marhaba", "مرحبا : أهلا", "published");
        FormOnPage.at(marion, at("pages", page), "main form")
                .fill("f-language", "ar")
                .send("geste", "langue");

        Document shown = page("/marhaba");

        assertThat(shown.select("html").attr("lang")).isEqualTo("ar");
        assertThat(shown.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(shown.select("header.site-header").attr("lang")).isEqualTo("fr");
        assertThat(shown.select("h1").getFirst().wholeText()).isEqualTo("مرحبا : أهلا");
        assertThat(shown.select("link[hreflang]")).isEmpty();
        assertThat(page("/").select("html").attr("dir")).isEqualTo("ltr");
        FormOnPage.at(marion, at("pages", page), "main form")
                .fill("f-language", "fr")
                .send("geste", "langue");
        assertThat(page("/marhaba").select("html").attr("lang")).isEqualTo("fr");
    }

    @Test
    void aTranslationIsWrittenBesideTheOriginalAndOfferedOnceItIsOnline() {
        UUID original = text("article", "le-quai", "Le quai", "published");
        FormOnPage start = FormOnPage.at(marion, at("articles", original), "form:has(#f-into)");
        String translating = place(start.fill("f-into", "en").send("geste", "traduire"));
        assertThat(place(start.send("geste", "traduire"))).as("sent twice").isEqualTo(translating);
        assertThat(Jsoup.parse(marion.get(translating).body()).select(".panel").text())
                .contains("Français", "Le quai", "Corps de Le quai");

        FormOnPage.at(marion, translating, "main form")
                .fill("f-title", "The quay")
                .fill("f-body", "A quay: \"here\"")
                .send();
        assertThat(page("/le-quai").select("nav.lang")).as("a draft is not offered").isEmpty();
        run(
                "update article set state = 'published', published_at = now() where title = 'The quay'");
        String slug = slug("The quay");

        Document french = page("/le-quai");
        Document english = page("/" + slug);
        assertThat(french.select("nav.lang a").eachText()).containsExactly("English", "Français");
        assertThat(french.select("link[rel=alternate][hreflang=en]").attr("href"))
                .endsWith("/" + slug);
        assertThat(english.select("html").attr("lang")).isEqualTo("en");
        assertThat(english.select("nav.lang a[aria-current]").text()).isEqualTo("English");
        assertThat(english.select(".prose").text()).isEqualTo("A quay: “here”");
        assertThat(server.visitor("alpha.localhost").get("/sitemap.xml").body())
                .contains("hreflang=\"en\"", "/" + slug);

        run("update article set state = 'withdrawn' where title = 'The quay'");
        assertThat(page("/le-quai").select("nav.lang")).isEmpty();
    }

    @Test
    void twoTextsAreLinkedOnceTheirLanguagesDifferAndTakenApartAgain() {
        UUID one = text("page", "bonjour", "Bonjour", "published");
        UUID two = text("page", "hello", "Hello", "published");
        FormOnPage link = FormOnPage.at(marion, at("pages", one), "form:has(#f-target)");
        assertThat(link.fill("f-target", two.toString()).send("geste", "relier").statusCode())
                .isEqualTo(422);
        FormOnPage.at(marion, at("pages", two), "main form")
                .fill("f-language", "en")
                .send("geste", "langue");
        assertThat(link.send("geste", "relier").statusCode()).isEqualTo(303);
        assertThat(page("/bonjour").select("nav.lang a")).hasSize(2);
        assertThat(
                        FormOnPage.at(marion, at("pages", two), "main form")
                                .fill("f-language", "fr")
                                .send("geste", "langue")
                                .statusCode())
                .as("one of each language")
                .isEqualTo(422);
        FormOnPage.at(marion, at("pages", one), "form:has([value=delier])").send("geste", "delier");
        assertThat(page("/bonjour").select("nav.lang")).isEmpty();
        assertThat(page("/hello").select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void aSectionHasALanguageAndTranslationsToo() {
        UUID french = section("concerts", "Concerts");
        UUID breton = section("sonadegou", "Sonadegoù");
        FormOnPage.at(marion, at("rubriques", breton), "main form")
                .fill("f-language", "br")
                .send("geste", "langue");
        FormOnPage.at(marion, at("rubriques", french), "form:has(#f-target)")
                .fill("f-target", breton.toString())
                .send("geste", "relier");
        assertThat(page("/sonadegou").select("html").attr("lang")).isEqualTo("br");
        assertThat(page("/concerts").select("nav.lang a").eachText())
                .containsExactly("Brezhoneg", "Français");
    }

    @Test
    void whoDoesNotPublishDoesNotChangeWhatIsPublicAndTheNeighbourSeesNothing() {
        UUID page = text("page", "publique", "Publique", "published");
        assertThat(
                        FormOnPage.at(paul, at("pages", page), "main form")
                                .fill("f-language", "en")
                                .send("geste", "langue")
                                .statusCode())
                .isEqualTo(422);
        assertThat(page("/publique").select("html").attr("lang")).isEqualTo("fr");
        Visitor beatrice = server.member(server.beta(), Office.PRESIDENT);
        assertThat(beatrice.get("/espace/beta/pages/" + page + "/traductions").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theApiReadsAndChangesAllOfIt() {
        Visitor program =
                Program.of(server, server.alpha(), "A", "read", "write", "publish", "arrange");
        UUID page = text("page", "par-programme", "Par programme", "published");
        String one = "/api/v1/associations/alpha/pages/" + page;
        HttpResponse<String> started =
                program.json("POST", one + "/translations", "{\"language\":\"es\"}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        assertThat(
                        program.json("POST", one + "/translations", "{\"language\":\"es\"}")
                                .statusCode())
                .isEqualTo(409);
        assertThat(program.json("PUT", one + "/language", "{\"language\":\"xx\"}").statusCode())
                .isEqualTo(422);
        assertThat(program.get(one + "/translations").body()).contains("\"language\":\"es\"");
        assertThat(program.json("DELETE", one + "/translation", "").body())
                .doesNotContain("\"es\"");
        String id = started.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        assertThat(program.json("PUT", one + "/translation", "{\"target\":\"" + id + "\"}").body())
                .contains("\"es\"");
    }

    private static String at(String list, UUID id) {
        return "/espace/alpha/" + list + "/" + id + "/traductions";
    }

    private static Document page(String path) {
        return Jsoup.parse(server.visitor("alpha.localhost").get(path).body());
    }

    private static String place(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return URI.create(answer.headers().firstValue("location").orElseThrow()).getPath();
    }

    private static String slug(String title) {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query("select slug from article where title = :title")
                                        .bind("title", title)
                                        .one(String.class));
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
                "insert into article (id, kind, slug, title, body, state, published_at) values ('%s', '%s', '%s', '%s', 'Corps de %4$s', '%s', now())"
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
                            for (String sql : List.of(statements)) {
                                tx.query(sql).execute();
                            }
                            tx.siteChanged();
                            return 0;
                        });
    }
}
