package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.theme.SiteFixture.Draft;

/** What the law wants on every page of every theme, and what the privacy page says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class LawTest {

    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/vie",
                    "/un-texte",
                    "/une-page",
                    "/etiquette/fete",
                    "/auteur/zoe",
                    "/recherche",
                    "/recherche?q=texte",
                    "/mentions-legales",
                    "/confidentialite",
                    "/confidentialite/en",
                    "/accessibilite",
                    "/rien-du-tout");

    private TestServer server;
    private SiteFixture alpha;

    @BeforeAll
    void start() {
        server = TestServer.start();
        alpha = new SiteFixture(server, server.alpha());
        UUID section = alpha.section(null, "vie", "Vie", "");
        alpha.write(
                Draft.article("un-texte", "Un texte")
                        .saying("Chapeau", "Mots.")
                        .by("Zoé", List.of("fête"))
                        .under(section, null));
        alpha.write(Draft.page("une-page", "Une page").saying("", "Mots."));
        alpha.details(
                "Directrice Zoé",
                "",
                "1 rue Haute\n01999 Valrive",
                "",
                "bonjour@alpha.example",
                "{}");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<String> themes() {
        return Themes.onClassPath().all().stream().map(Theme::key);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everyPageLeadsToWhatTheLawWants(String theme) {
        alpha.theme(theme);
        for (String path : PAGES) {
            Document page = page(path);
            for (String href : List.of("/mentions-legales", "/confidentialite", "/accessibilite")) {
                assertThat(page.select(".site-footer a[href=" + href + "]"))
                        .as(theme + " " + path + " " + href)
                        .hasSize(1);
            }
            assertThat(page.select(".site-footer a[href*=/signaler?]"))
                    .as(theme + " " + path + " reporting")
                    .hasSize(1);
        }
    }

    @Test
    void thePrivacyPageNamesWhoAnswersTheHostTheRightsAndTheAuthority() {
        Document page = page("/confidentialite");

        assertThat(page.select("html").attr("lang")).isEqualTo("fr");
        assertThat(page.select("main").text().replace('\u00a0', ' '))
                .contains("Association Alpha", "1 rue Haute", "bonjour@alpha.example")
                .contains("aucun cookie", "Portail de test", "un an", "CNIL", "articles 15 à 21")
                .contains("va dans la boîte personnelle de qui a la fonction", "trente jours");
        assertThat(page.select("a[href=https://www.cnil.fr/fr/plaintes]")).hasSize(1);
        assertThat(page.select("main h2")).hasSizeGreaterThan(5);
    }

    @Test
    void itIsReadInBothLanguages() {
        Document french = page("/confidentialite");
        Document english = page(french.select("a[hreflang=en]").attr("href"));
        Document back = page(english.select("a[hreflang=fr]").attr("href"));

        assertThat(english.select("html").attr("lang")).isEqualTo("en");
        assertThat(english.select("main").text()).contains("Your rights", "no cookie");
        assertThat(back.select("h1").text()).isEqualTo(french.select("h1").text());
        assertThat(visitor().get("/confidentialite/fr").statusCode()).isEqualTo(301);
        assertThat(visitor().get("/confidentialite/de").statusCode()).isEqualTo(404);
    }

    @Test
    void aTextThatStoodAtTheAddressBeforeKeepsIt() {
        SiteFixture gamma = new SiteFixture(server, server.open("gamma", "Gamma"));
        gamma.write(Draft.page("confidentialite", "Notre propre page").saying("", "À nous."));

        Document page =
                Jsoup.parse(server.visitor("gamma.localhost").get("/confidentialite").body());

        assertThat(page.select("h1").text()).isEqualTo("Notre propre page");
    }

    private Document page(String path) {
        return Jsoup.parse(visitor().get(path).body());
    }

    private Visitor visitor() {
        return server.visitor("alpha.localhost");
    }
}
