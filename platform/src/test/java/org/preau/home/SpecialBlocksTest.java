package org.preau.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
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

/** The blocks that one theme wears best: what they ask, what visitors see, and until when. */
class SpecialBlocksTest {

    private static final String HOME = "/espace/alpha/accueil";
    private static final String API = "/api/v1/associations/alpha/home";

    private static TestServer server;
    private static Visitor marion;
    private static Visitor program;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        marion = server.member(server.alpha(), Office.SECRETARY);
        program = Program.of(server, server.alpha(), "A", "read", "arrange");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void empty() {
        change("update site set home = '{}', home_draft = null, home_before = null");
    }

    @Test
    void theNextMatchIsShownUntilItIsPlayedThenTheOneAfter() {
        add(
                "match",
                Map.of("title", "Prochain match", "us", "Valrive", "more", "/matchs"),
                match("Valrive", "Montclar", "2026-11-28", "Gymnase du Héron"),
                match("Aubrac", "valrive ", "2026-12-05", ""));
        publish();

        SitePages.Page first = HomeAt.page(server, "2026-11-28T22:59:00Z");
        SitePages.Page second = HomeAt.page(server, "2026-11-28T23:00:00Z");
        SitePages.Page none = HomeAt.page(server, "2026-12-05T23:00:00Z");

        assertThat(HomeAt.html(first).select(".match-teams").text())
                .isEqualTo("Valrive contre Montclar");
        assertThat(HomeAt.html(first).select(".match-facts").text()).contains("à domicile");
        assertThat(first.until()).isEqualTo(Instant.parse("2026-11-28T23:00:00Z"));
        assertThat(HomeAt.html(second).select(".match-teams").text())
                .isEqualTo("valrive contre Aubrac");
        assertThat(HomeAt.html(second).select(".match-facts").text()).contains("À l’extérieur");
        assertThat(second.until()).isEqualTo(Instant.parse("2026-12-05T23:00:00Z"));
        assertThat(HomeAt.html(none).select(".block-match")).isEmpty();
        assertThat(none.until()).isEqualTo(Instant.MAX);
    }

    @Test
    void anAlertIsGoneTheDayAfterItsLast() {
        add(
                "alert",
                Map.of(
                        "title",
                        "Grève <b>jeudi</b>",
                        "text",
                        "Inscription avant mardi.",
                        "level",
                        "warning",
                        "until",
                        "2026-11-26",
                        "more",
                        "/greve"));
        publish();

        SitePages.Page evening = HomeAt.page(server, "2026-11-26T22:59:00Z");

        assertThat(HomeAt.html(evening).select(".block-alert").text())
                .contains("Important", "Grève <b>jeudi</b>", "avant mardi");
        assertThat(evening.until()).isEqualTo(Instant.parse("2026-11-26T23:00:00Z"));
        assertThat(HomeAt.html(HomeAt.page(server, "2026-11-26T23:00:00Z")).select(".block-alert"))
                .isEmpty();
    }

    @Test
    void theWeekTurnsOverByItselfAndMarksToday() {
        add(
                "week",
                Map.of("title", "Cette semaine"),
                Map.of("date", "2026-11-27", "what", "Pédibus", "lunch", "Gratin"),
                Map.of("date", "2026-11-23", "what", "Piscine"),
                Map.of("date", "2026-11-27", "what", "Gâteaux"),
                Map.of("date", "2026-12-01", "what", "Musée"));
        publish();

        SitePages.Page friday = HomeAt.page(server, "2026-11-27T10:00:00Z");
        SitePages.Page saturday = HomeAt.page(server, "2026-11-28T10:00:00Z");

        assertThat(HomeAt.html(friday).select(".day-name time").eachText())
                .containsExactly("lundi 23", "vendredi 27");
        assertThat(HomeAt.html(friday).select(".is-today .day-list li").eachText())
                .containsExactly("Pédibus", "Gâteaux");
        assertThat(HomeAt.html(friday).select(".is-off").text()).isEqualTo("Pas de cantine");
        assertThat(friday.until()).isEqualTo(Instant.parse("2026-11-27T23:00:00Z"));
        assertThat(HomeAt.html(saturday).select(".day-name time").eachText())
                .containsExactly("mardi 1");
        assertThat(HomeAt.html(HomeAt.page(server, "2026-12-02T10:00:00Z")).select(".block-week"))
                .isEmpty();
    }

    @Test
    void openingHoursKnowWhichLineIsToday() {
        add(
                "hours",
                Map.of("title", "Quand venir"),
                Map.of("day", "Du lundi au mercredi", "hours", "9 h"),
                Map.of("day", "Vendredi", "hours", "14 h"),
                Map.of("day", "Premier vendredi du mois", "hours", "20 h"));
        publish();

        SitePages.Page friday = HomeAt.page(server, "2026-11-27T10:00:00Z");

        assertThat(HomeAt.html(friday).select("tr.is-today th").text()).startsWith("Vendredi");
        assertThat(HomeAt.html(friday).select("tr.is-today")).hasSize(1);
        assertThat(friday.until()).isEqualTo(Instant.parse("2026-11-27T23:00:00Z"));
        assertThat(
                        HomeAt.html(HomeAt.page(server, "2026-12-01T10:00:00Z"))
                                .select("tr.is-today th")
                                .text())
                .startsWith("Du lundi");
    }

    @Test
    void linesOfScoresAndSessionsBecomeTables() {
        add(
                "scores",
                Map.of("title", "Résultats", "us", "Valrive"),
                Map.of("home", "Valrive", "away", "Montclar", "score", "31 à 26", "team", "U18"),
                Map.of("home", "Aubrac", "away", "Valrive", "score", "forfait"));
        add(
                "training",
                Map.of("title", "La semaine"),
                Map.of("day", "Vendredi", "time", "18 h 30", "what", "U18"),
                Map.of("day", "Lundi", "time", "20 h", "what", "Seniors"),
                Map.of("day", "vendredi", "time", "20 h", "what", "Loisirs"));
        publish();

        Document home = HomeAt.html(HomeAt.page(server, "2026-11-27T10:00:00Z"));

        assertThat(home.select(".score").eachText()).containsExactly("31 -à 26", "forfait");
        assertThat(home.select(".is-us").eachText()).containsExactly("Valrive", "Valrive");
        assertThat(home.select(".block-training thead th").eachText())
                .containsExactly("Heure", "Lundi", "Vendredi");
        assertThat(home.select(".block-training tbody tr").eachText())
                .containsExactly("18 h 30 U18", "20 h Seniors Loisirs");
    }

    @Test
    void teamsAndSmallAdsComeFromTheirSectionAndLeaveWithItsAddress() {
        UUID section = section("equipes", "Équipes", null);
        section("moins-de-18", "Moins de 18", section);
        section("ecole-de-hand", "École de hand", section);
        change(
                "insert into article (id, kind, slug, title, state, section_id, published_at)"
                        + " values (gen_random_uuid(), 'article', 'une-echelle', 'Je prête : une échelle',"
                        + " 'published', '"
                        + section
                        + "', now())");
        add("teams", Map.of("title", "Nos équipes", "section", section.toString()));
        add("board", Map.of("title", "Annonces", "count", "3", "section", section.toString()));
        publish();

        Document home = Jsoup.parse(server.visitor("alpha.localhost").get("/").body());
        String left =
                server.house().database().read(server.tenancy(server.alpha()), PortableHome::write);

        assertThat(home.select(".team").eachText())
                .containsExactly("18 Moins de 18", "ÉH École de hand");
        assertThat(home.select(".ad-kind").text()).isEqualTo("Je prête");
        assertThat(home.select(".ad-title").text()).isEqualTo("une échelle");
        assertThat(home.select(".ad-tel a").attr("href")).isEqualTo("/une-echelle");
        assertThat(left).contains("\"section\":\"equipes\"").doesNotContain(section.toString());
    }

    @Test
    void theirFormsNeedNoTechnicianAndSayWhatIsMissing() {
        HttpResponse<String> refused =
                FormOnPage.at(marion, HOME + "/nouveau/alert", "main form")
                        .fill("f-title", "Fermé")
                        .fill("f-until", "demain")
                        .send("geste", "enregistrer");
        HttpResponse<String> kept =
                FormOnPage.of(marion, HOME + "/nouveau/alert", refused.body(), "main form")
                        .fill("f-until", "2026-12-24")
                        .send("geste", "enregistrer");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("[role=alert] a").eachAttr("href"))
                .containsExactly("#f-until");
        assertThat(Jsoup.parse(refused.body()).select("#f-until").attr("type")).isEqualTo("date");
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
        for (String kind : List.of("match", "scores", "training", "week", "needs")) {
            Document form = Jsoup.parse(marion.get(HOME + "/nouveau/" + kind).body());
            assertThat(form.select(".lines .line")).as(kind).hasSizeGreaterThan(1);
            HttpResponse<String> empty =
                    FormOnPage.at(marion, HOME + "/nouveau/" + kind, "main form")
                            .send("geste", "enregistrer");
            assertThat(empty.statusCode()).as(kind).isEqualTo(422);
        }
        assertThat(send("alert", Map.of("title", "X", "until", "2026-12-24", "level", "rouge")))
                .isEqualTo(422);
    }

    private static Map<String, String> match(String home, String away, String date, String place) {
        return Map.of("home", home, "away", away, "date", date, "place", place, "time", "20 h 30");
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private static void add(String kind, Map<String, String> words, Map<String, String>... lines) {
        assertThat(send(kind, words, lines)).isEqualTo(201);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private static int send(String kind, Map<String, String> words, Map<String, String>... lines) {
        return program.json(
                        "POST",
                        API + "/blocks",
                        Json.text(Map.of("kind", kind, "words", words, "lines", List.of(lines))))
                .statusCode();
    }

    private static void publish() {
        marion.get(HOME);
        assertThat(marion.post(HOME + "/publication", Map.of()).statusCode()).isEqualTo(303);
    }

    private static UUID section(String slug, String title, @Nullable UUID parent) {
        UUID id = UUID.randomUUID();
        change(
                "insert into section (id, parent_id, slug, title, position) values ('%s', %s, '%s', '%s', 9)"
                        .formatted(id, parent == null ? "null" : "'" + parent + "'", slug, title));
        change(
                "insert into address (slug, section_id, current) values ('%s', '%s', true)"
                        .formatted(slug, id));
        return id;
    }

    private static void change(String sql) {
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            tx.query(sql).execute();
                            tx.siteChanged();
                            return 0;
                        });
    }
}
