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
        FormOnPage.at(marion, at("pages", page), "form:has(#f-language)")
                .fill("f-language", "ar")
                .send("geste", "langue");

        Document shown = page("/marhaba");

        assertThat(shown.select("html").attr("lang")).isEqualTo("ar");
        assertThat(shown.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(shown.select("header.site-header").attr("lang")).isEqualTo("fr");
        assertThat(shown.select("h1").getFirst().wholeText()).isEqualTo("مرحبا : أهلا");
        assertThat(shown.select("link[hreflang]")).isEmpty();
        assertThat(page("/").select("html").attr("dir")).isEqualTo("ltr");
        FormOnPage.at(marion, at("pages", page), "form:has(#f-language)")
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
        FormOnPage.at(marion, at("pages", two), "form:has(#f-language)")
                .fill("f-language", "en")
                .send("geste", "langue");
        assertThat(link.send("geste", "relier").statusCode()).isEqualTo(303);
        assertThat(page("/bonjour").select("nav.lang a")).hasSize(2);
        assertThat(
                        FormOnPage.at(marion, at("pages", two), "form:has(#f-language)")
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
        FormOnPage.at(marion, at("rubriques", breton), "form:has(#f-language)")
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
                        FormOnPage.at(paul, at("pages", page), "form:has(#f-language)")
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

    @Test
    void aSectionIsTranslatedWithoutBeingPublicBeforeItIsShown() {
        UUID above = section("dates", "Dates");
        run("update section set parent_id = null where slug = 'dates'");
        FormOnPage start = FormOnPage.at(marion, at("rubriques", above), "form:has(#f-into)");
        String form = place(start.fill("f-into", "en").send("geste", "traduire"));
        assertThat(place(start.send("geste", "traduire"))).as("sent twice").isEqualTo(form);
        FormOnPage.at(marion, form, "main form")
                .fill("f-title", "Coming soon")
                .fill("f-slug", "soon")
                .send();

        assertThat(server.visitor("alpha.localhost").get("/soon").statusCode()).isEqualTo(404);
        assertThat(page("/dates").select("link[hreflang=en], nav.lang")).isEmpty();
        for (String path : List.of("/", "/sitemap.xml", "/dates", "/recherche?q=soon")) {
            assertThat(server.visitor("alpha.localhost").get(path).body())
                    .doesNotContain("Coming soon")
                    .doesNotContain("href=\"/soon\"");
        }
        assertThat(Jsoup.parse(marion.get("/espace/alpha/rubriques").body()).select("main").text())
                .contains("Coming soon En préparation");

        FormOnPage shown = FormOnPage.at(marion, form, "main form");
        shown.page().select("[name=prepared]").removeAttr("checked");
        assertThat(shown.send().statusCode()).isEqualTo(303);
        assertThat(page("/soon").select("html").attr("lang")).isEqualTo("en");
        assertThat(page("/dates").select("nav.lang a").eachText()).contains("English");
    }

    @Test
    void whatIsBelowAPreparedSectionIsPreparedWithItAndShownWithIt() {
        UUID above = section("coulisses", "Coulisses");
        UUID below = section("costumes", "Costumes");
        run("update section set parent_id = '" + above + "' where id = '" + below + "'");
        FormOnPage hide = FormOnPage.at(marion, "/espace/alpha/rubriques/" + above, "main form");
        assertThat(hide.tick("[name=prepared]").send().statusCode()).isEqualTo(303);
        assertThat(server.visitor("alpha.localhost").get("/costumes").statusCode()).isEqualTo(404);

        FormOnPage alone = FormOnPage.at(marion, "/espace/alpha/rubriques/" + below, "main form");
        alone.page().select("[name=prepared]").removeAttr("checked");
        assertThat(alone.send().statusCode()).as("above is still hidden").isEqualTo(422);

        FormOnPage show = FormOnPage.at(marion, "/espace/alpha/rubriques/" + above, "main form");
        show.page().select("[name=prepared]").removeAttr("checked");
        show.send();
        assertThat(server.visitor("alpha.localhost").get("/costumes").statusCode()).isEqualTo(200);
    }

    @Test
    void theListSaysWhatIsMissingAndWhatIsOlderThanItsOriginal() {
        UUID original = text("article", "le-pont", "Le pont", "published");
        FormOnPage start = FormOnPage.at(marion, at("articles", original), "form:has(#f-into)");
        String translating = place(start.fill("f-into", "de").send("geste", "traduire"));
        FormOnPage.at(marion, translating, "main form").fill("f-title", "Die Brücke").send();
        UUID alone = text("page", "seule", "Toute seule", "published");

        Document list = missing();
        assertThat(list.select("section:has(#t-de) a[href*=" + alone + "]")).hasSize(1);
        assertThat(list.select("section:has(#t-de) form")).isEmpty();

        run(
                "insert into revision (article_id, version, title, lead, body, saved_by) values ('%s', 99, 'Le pont', '', 'x', 'x')"
                        .formatted(original));
        Document older = missing();
        assertThat(older.select("section:has(#t-de) li:has(form) a").text()).isEqualTo("Le pont");
        assertThat(older.select("section:has(#t-de) li:has(form) a").attr("href"))
                .isEqualTo(translating);

        FormOnPage.at(marion, "/espace/alpha/traductions", "section:has(#t-de) li form")
                .send("geste", "relu");
        assertThat(missing().select("section:has(#t-de) li form")).isEmpty();
    }

    private static Document missing() {
        return Jsoup.parse(marion.get("/espace/alpha/traductions").body());
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
