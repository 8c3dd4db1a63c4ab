package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.theme.SiteFixture.Draft;

/** Every address of a site: what stands there, and that nothing else does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class PublicPagesTest {

    private TestServer server;
    private SiteFixture alpha;
    private SiteFixture beta;

    @BeforeAll
    void start() {
        server = TestServer.start();
        alpha = new SiteFixture(server, server.alpha());
        beta = new SiteFixture(server, server.beta());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Visitor visitor() {
        return server.visitor("alpha.localhost");
    }

    private Document page(String path, int status) {
        HttpResponse<String> response = visitor().get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(status);
        return Jsoup.parse(response.body());
    }

    @Test
    void aNewSiteShowsItsHomeAndItsSection() {
        assertThat(page("/", 200).select("h1").text()).contains("Association Alpha");
        assertThat(page("/nouvelles", 200).select("h1").text()).isEqualTo("Nouvelles");
    }

    @Test
    void anArticleStandsAtItsAddressWithAllItsParts() {
        UUID section = alpha.section(null, "vie-locale", "Vie locale", "Ce qui se passe.");
        alpha.write(
                Draft.article("la-fete", "La fête : demain !")
                        .saying(
                                "Venez nombreux.",
                                "## Un\n\nTexte **gras**.\n\n## Deux\n\n## Trois")
                        .by("Ana", List.of("fête"))
                        .under(section, null));

        Document page = page("/la-fete", 200);

        assertThat(page.select("html").attr("lang")).isEqualTo("fr");
        assertThat(page.select("h1").textNodes().getFirst().getWholeText())
                .isEqualTo("La fête\u00a0: demain\u202f!");
        assertThat(page.select(".prose strong").text()).isEqualTo("gras");
        assertThat(page.select(".toc a")).hasSize(3);
        assertThat(page.select(".article-kicker a").attr("href")).isEqualTo("/vie-locale");
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo("http://alpha.localhost:" + server.port() + "/la-fete");
        assertThat(page.select(".menu [aria-current=true], .menu .is-current")).isNotEmpty();
        assertThat(page("/vie-locale", 200).select(".card-title a").attr("href"))
                .isEqualTo("/la-fete");
    }

    @Test
    void theSameSlugOfTwoSitesNeverMixes() {
        alpha.write(Draft.article("commun", "Celui d’Alpha").saying("alphaseul", "alphaseul"));
        beta.write(Draft.article("commun", "Celui de Bêta").saying("betaseul", "betaseul"));

        for (int i = 0; i < 2; i++) {
            assertThat(visitor().get("/commun").body())
                    .contains("alphaseul")
                    .doesNotContain("betaseul");
            assertThat(server.visitor("beta.localhost").get("/commun").body())
                    .contains("betaseul")
                    .doesNotContain("alphaseul");
        }
        for (String path : List.of("/", "/feed.atom", "/sitemap.xml", "/recherche?q=betaseul")) {
            assertThat(visitor().get(path).body())
                    .doesNotContain("Celui de B")
                    .doesNotContain("beta.localhost");
        }
    }

    @Test
    void nothingUnpublishedIsSeenAnywhere() {
        Instant past = Instant.now().minus(Duration.ofDays(1));
        alpha.write(draft("secret-brouillon", "draft", null));
        alpha.write(draft("secret-propose", "proposed", null));
        alpha.write(draft("secret-refuse", "declined", past));
        alpha.write(draft("secret-retire", "withdrawn", past));
        alpha.write(draft("secret-futur", "published", Instant.now().plus(Duration.ofDays(1))));
        UUID moved = alpha.write(draft("secret-ancien", "draft", null));
        alpha.move(moved, "secret-nouveau");
        alpha.write(
                new Draft(
                        "page",
                        "secret-page",
                        "zyxsecret",
                        "",
                        "zyxsecret",
                        "draft",
                        null,
                        "",
                        List.of(),
                        null,
                        null));

        for (String slug :
                List.of(
                        "brouillon",
                        "propose",
                        "refuse",
                        "retire",
                        "futur",
                        "ancien",
                        "nouveau",
                        "page")) {
            assertThat(visitor().get("/secret-" + slug).statusCode()).as(slug).isEqualTo(404);
        }
        for (String path :
                List.of(
                        "/",
                        "/nouvelles",
                        "/feed.atom",
                        "/sitemap.xml",
                        "/rien-du-tout",
                        "/recherche",
                        "/mentions-legales")) {
            assertThat(visitor().get(path).body()).as(path).doesNotContain("secret");
        }
        Document found = page("/recherche?q=zyxsecret", 200);
        assertThat(found.select(".card")).isEmpty();
        alpha.write(draft("secret-publie", "published", past));
        assertThat(page("/recherche?q=zyxsecret", 200).select(".card")).hasSize(1);
    }

    private static Draft draft(String slug, String state, @Nullable Instant at) {
        return Draft.article(slug, "zyxsecret " + slug)
                .saying("zyxsecret", "zyxsecret")
                .in(state, at);
    }

    @Test
    void whatIsToAppearLaterAppearsByItself() {
        alpha.write(
                Draft.article("bientot", "Bientôt là")
                        .in("published", Instant.now().plusMillis(1_500)));
        assertThat(visitor().get("/bientot").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/").body()).doesNotContain("Bientôt là");

        assertThat(eventually(() -> visitor().get("/bientot").statusCode() == 200)).isTrue();
        assertThat(visitor().get("/").body()).contains("Bientôt là");
    }

    private static boolean eventually(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return condition.getAsBoolean();
    }

    @Test
    void anAddressGivenUpLeadsToTheNewOne() {
        UUID id = alpha.write(Draft.article("premier-nom", "Renommé"));
        alpha.move(id, "second-nom");

        HttpResponse<String> old = visitor().get("/premier-nom?utm_source=x");

        assertThat(old.statusCode()).isEqualTo(301);
        assertThat(old.headers().firstValue("location"))
                .hasValue("http://alpha.localhost:" + server.port() + "/second-nom");
        assertThat(visitor().get("/second-nom").statusCode()).isEqualTo(200);
    }

    @Test
    void aLongSectionHasPages() {
        UUID section = alpha.section(null, "longue", "Longue", "");
        for (int i = 0; i < 14; i++) {
            alpha.write(Draft.article("longue-" + i, "Longue " + i).under(section, null));
        }

        assertThat(page("/longue", 200).select(".card")).hasSize(12);
        Document second = page("/longue?page=2", 200);
        assertThat(second.select(".card")).hasSize(2);
        assertThat(second.select("link[rel=canonical]").attr("href")).endsWith("/longue?page=2");
        assertThat(visitor().get("/longue?page=3").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/longue-1?page=2").headers().firstValue("location"))
                .hasValue("http://alpha.localhost:" + server.port() + "/longue-1");
    }

    @Test
    void whatSharesTagsComesBeforeWhatSharesTheSection() {
        UUID here = alpha.section(null, "parente", "Parenté", "");
        UUID there = alpha.section(null, "ailleurs-aussi", "Ailleurs", "");
        alpha.write(
                Draft.article("parent-0", "Deux mots, ailleurs")
                        .by("", List.of("k1", "k2"))
                        .under(there, null));
        alpha.write(
                Draft.article("parent-1", "Un mot, ailleurs")
                        .by("", List.of("k1"))
                        .under(there, null));
        alpha.write(
                Draft.article("parent-2", "Un mot, ici").by("", List.of("k2")).under(here, null));
        alpha.write(Draft.article("parent-3", "Rien, ici").under(here, null));
        alpha.write(
                Draft.article("parent-4", "Brouillon")
                        .by("", List.of("k1", "k2"))
                        .in("draft", null));
        alpha.write(
                Draft.article("parent", "Lui-même").by("", List.of("k1", "k2")).under(here, null));
        alpha.write(Draft.article("seul-ici", "Sans mots").under(here, null));

        assertThat(page("/parent", 200).select(".related .card-title").eachText())
                .containsExactly("Deux mots, ailleurs", "Un mot, ici", "Un mot, ailleurs");
        assertThat(page("/seul-ici", 200).select(".related .card-title").eachText())
                .hasSize(3)
                .contains("Lui-même", "Rien, ici");
        assertThat(page("/parent-1", 200).select(".related .card-title").eachText())
                .containsExactlyInAnyOrder("Deux mots, ailleurs", "Lui-même");
    }

    @Test
    void searchIgnoresAccentsAndMarksWords() {
        alpha.write(
                Draft.article("creperie", "La crêperie du port")
                        .saying(
                                "",
                                "On y mange des GALETTES de blé noir, à l’œuf & au <fromage>."));

        Document page = page("/recherche?q=galettes+CREPERIE+oeuf", 200);

        assertThat(page.select(".card-title").eachText()).contains("La crêperie du port");
        assertThat(page.select(".card-text mark").eachText()).containsExactly("GALETTES", "œuf");
        assertThat(page.select(".card-text").text()).contains("<fromage>");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page("/recherche?q=introuvablement", 200).select(".card")).isEmpty();
        assertThat(page("/recherche?q=%25%27%22%5C", 200).select(".card")).isEmpty();
    }

    @Test
    void theNoticeNamesTheAssociationAndItsHost() {
        beta.details(
                "Directrice Zoé",
                "",
                "1 rue Haute\n01999 Valrive",
                "04 00 00 00 01",
                "b@beta.example",
                "{}");
        Document page =
                Jsoup.parse(server.visitor("beta.localhost").get("/mentions-legales").body());

        assertThat(page.select("dl.legal").text())
                .contains("Association Bêta", "1 rue Haute", "W123456789", "Directrice Zoé")
                .contains("Portail de test");
        assertThat(page.select("a[href=tel:0400000001]")).isNotEmpty();
        assertThat(page("/accessibilite", 200).select("h2")).hasSizeGreaterThan(3);
    }

    @Test
    void suspendedArchivedAndDeletedSitesSayWhatTheyMay() {
        var gamma = new SiteFixture(server, server.open("gamma", "Gamma"));
        gamma.write(Draft.article("texte", "Texte de gamma"));
        Visitor visitor = server.visitor("gamma.localhost");

        gamma.state("suspended");
        HttpResponse<String> paused = visitor.get("/texte");
        assertThat(paused.statusCode()).isEqualTo(503);
        assertThat(paused.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(paused.body()).contains("en pause").doesNotContain("Texte de gamma");
        assertThat(visitor.get("/feed.atom").statusCode()).isEqualTo(503);

        gamma.state("archived");
        assertThat(visitor.get("/texte").body()).contains("plus mis à jour", "Texte de gamma");

        gamma.state("deleted");
        HttpResponse<String> gone = visitor.get("/texte");
        HttpResponse<String> never = server.visitor("jamais-vu.localhost").get("/texte");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).isEqualTo(never.body());
    }

    @Test
    void anUnknownThemeFallsBackToThePlainest() {
        var delta = new SiteFixture(server, server.open("delta", "Delta"));
        delta.theme("disparu");
        assertThat(server.visitor("delta.localhost").get("/").body())
                .contains("theme-page-blanche");
    }

    @Test
    void everyStyleAndFontThatAPageNamesIsThere() {
        for (String theme :
                List.of("placette", "page-blanche", "kiosque", "maillot", "grenier", "cartable")) {
            alpha.theme(theme);
            Document page = page("/", 200);
            assertThat(page.select("html").hasClass("theme-" + theme)).isTrue();
            List<String> files =
                    page.select("link[rel=stylesheet],link[rel=preload],link[rel=icon]")
                            .eachAttr("href");
            for (String file : files) {
                HttpResponse<String> response = visitor().get(file);
                assertThat(response.statusCode()).as(file).isEqualTo(200);
                if (file.endsWith(".css")) {
                    assertThat(response.body()).doesNotContain("url(fonts", "url(media");
                }
            }
        }
    }
}
