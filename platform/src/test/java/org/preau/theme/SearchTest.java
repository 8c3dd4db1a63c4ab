package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.preau.testing.TestServer;
import org.preau.theme.SiteFixture.Draft;

/** The search of a site, as a visitor types. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class SearchTest {

    private TestServer server;
    private SiteFixture alpha;

    @BeforeAll
    void start() {
        server = TestServer.start();
        alpha = new SiteFixture(server, server.alpha());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Document page(String typed) {
        String query = URLEncoder.encode(typed, StandardCharsets.UTF_8);
        return Jsoup.parse(server.visitor("alpha.localhost").get("/recherche?q=" + query).body());
    }

    private List<String> titles(String typed) {
        return page(typed).select(".card-title").eachText();
    }

    @Test
    void aWordIsFoundWholeInAnyNumberAndNeverInsideAnother() {
        alpha.write(Draft.article("mot-1", "La crue de 1999").saying("", "Le fleuve a monté."));
        alpha.write(Draft.article("mot-2", "Nos rues").saying("", "Des travaux."));
        alpha.write(Draft.article("mot-3", "Jardins ruraux").saying("", "Ils sont loin."));
        alpha.write(Draft.article("mot-4", "Un journal").saying("", "Les journaux du quartier."));

        assertThat(titles("rue")).containsExactly("Nos rues");
        assertThat(titles("RUES")).containsExactly("Nos rues");
        assertThat(titles("crûes")).containsExactly("La crue de 1999");
        assertThat(titles("journaux")).containsExactly("Un journal");
        assertThat(page("rues fleuve").select(".search-count")).isEmpty();
        assertThat(page("journal").select("mark").eachText()).containsExactly("journaux");
    }

    @Test
    void titlesComeBeforeLeadsAndLeadsBeforeTexts() {
        alpha.write(Draft.article("rang-1", "Dans le titre : kayaks"));
        alpha.write(Draft.article("rang-2", "Par le chapeau").saying("Un kayak.", ""));
        alpha.write(Draft.article("rang-3", "Par le mot").by("", List.of("Kayak")));
        alpha.write(Draft.article("rang-4", "Par le texte").saying("", "kayak kayak kayak kayak"));

        assertThat(titles("kayak").stream().map(title -> title.substring(0, 8)).toList())
                .containsExactly("Dans le ", "Par le c", "Par le m", "Par le t");
    }

    @Test
    void phrasesAndExclusionsAndBeginningsAreUnderstood() {
        alpha.write(Draft.article("saisie-1", "Fanfare").saying("", "le grand bal populaire"));
        alpha.write(
                Draft.article("saisie-2", "Guinguette").saying("", "un populaire et grand bal"));

        assertThat(titles("\"bal populaire\"")).containsExactly("Fanfare");
        assertThat(titles("bal populaire")).containsExactlyInAnyOrder("Fanfare", "Guinguette");
        assertThat(titles("bal -fanfare")).containsExactly("Guinguette");
        assertThat(titles("bal guing")).containsExactly("Guinguette");
        assertThat(titles("fanfare or guinguette")).hasSize(2);
        assertThat(page("popul").select("mark").eachText()).containsOnly("populaire");
    }

    @Test
    void sectionsNameTheirArticlesUnderTheirNewNameToo() {
        UUID section = alpha.section(null, "aviron", "Aviron", "");
        alpha.write(Draft.article("dans-aviron", "La saison commence").under(section, null));
        assertThat(titles("aviron")).containsExactly("La saison commence");

        alpha.change(tx ->
                tx.query("update section set title = 'Voile' where id = :id")
                        .bind("id", section)
                        .execute());

        assertThat(titles("aviron")).isEmpty();
        assertThat(titles("voile")).containsExactly("La saison commence");
    }

    @Test
    void slashesAddressesAndYearsAreWordsLikeOthers() {
        alpha.write(
                Draft.article("signes", "Saison 2025-2026")
                        .saying(
                                "",
                                "Parents/grandmeres : ![vue](/media/0123456789abcdef/zeppelin.webp)"
                                        + " et https://exemple.fr/zanzibar. Fin.Suite"));

        for (String found :
                List.of("2026", "2025-2026", "grandmere", "suite", "parents/grandmeres")) {
            assertThat(titles(found)).as(found).contains("Saison 2025-2026");
        }
        assertThat(titles("zeppelin")).isEmpty();
        assertThat(titles("zanzibar")).isEmpty();
    }

    @Test
    void anEnglishSiteIsSearchedInEnglish() {
        var gamma = server.open("anglais", "English");
        var fixture = new SiteFixture(server, gamma);
        fixture.write(Draft.article("runners", "Running parties").saying("", "Every friday."));
        fixture.change(tx ->
                tx.query("update tenant set language = 'en' where tenant_id = tenant()").execute());

        String body = server.visitor("anglais.localhost").get("/recherche?q=party+run").body();

        assertThat(Jsoup.parse(body).select(".card-title").eachText())
                .containsExactly("Running parties");
    }

    @Test
    void aWholeBookCanBeSavedAndFound() {
        StringBuilder book = new StringBuilder("commencement ");
        for (int i = 0; book.length() < 550_000; i++) {
            book.append("\ud835\udc00").appendCodePoint(0x4e00 + i % 20_000).append(i).append(' ');
        }
        alpha.write(Draft.article("livre", "Livre").saying("", book.toString()));

        assertThat(titles("livre")).contains("Livre");
    }

    @Test
    void nothingThatCanBeTypedBreaksIt() {
        for (String typed :
                List.of(
                        "'",
                        "''' a:*",
                        "\"",
                        "\"a",
                        "- ",
                        "-",
                        "-abc",
                        "!a & | b",
                        "le la",
                        "a\\'b\\",
                        ":*",
                        "or",
                        "<b>x")) {
            assertThat(
                            server.visitor("alpha.localhost")
                                    .get(
                                            "/recherche?q="
                                                    + URLEncoder.encode(
                                                            typed, StandardCharsets.UTF_8))
                                    .statusCode())
                    .as(typed)
                    .isEqualTo(200);
        }
    }
}
