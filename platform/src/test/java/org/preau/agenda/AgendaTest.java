package org.preau.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
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
import org.preau.text.Dates;

/** Dates of texts, from the workspace to what visitors see; the neighbour sees nothing. */
class AgendaTest {

    private static TestServer server;
    private static Visitor marion;
    private static Visitor paul;
    private static Visitor program;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        marion = server.member(server.alpha(), Office.SECRETARY);
        program = Program.of(server, server.alpha(), "A", "read", "write", "publish");
        paul = server.member(server.alpha(), Office.WRITER);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void empty() {
        run(
                "delete from article_date",
                "delete from address where article_id is not null",
                "delete from article");
    }

    @Test
    void anEventIsADraftWithItsDateUntilItIsPublished() {
        FormOnPage form = FormOnPage.at(marion, "/espace/alpha/agenda/nouveau", "main form");
        HttpResponse<String> answer =
                form.fill("f-title", "Les Ondes")
                        .fill("f-lead", "Ravel et des chants de bateliers.")
                        .fill("f-startsOn", in(10))
                        .fill("f-startsAt", "20 h 30")
                        .fill("f-place", "Théâtre du Pont")
                        .send();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(form.send().headers().firstValue("location"))
                .as("sent twice")
                .isEqualTo(answer.headers().firstValue("location"));
        assertThat(list()).contains("Les Ondes", "Théâtre du Pont", "pas encore en ligne");
        assertThat(page("/agenda").text()).contains("Aucune date pour le moment");

        publish("Les Ondes");

        Document agenda = page("/agenda");
        assertThat(agenda.select(".event-title").eachText()).containsExactly("Les Ondes");
        assertThat(agenda.select(".event time").attr("datetime")).isEqualTo(in(10));
        assertThat(agenda.select(".event-time").text()).isEqualTo("20 h 30");
        assertThat(agenda.select("td.has-events")).hasSize(1);
        assertThat(agenda.select("a.month-event").attr("href"))
                .isEqualTo("#" + agenda.select("li.event").attr("id"));
        assertThat(agenda.select("nav.menu a").eachText()).contains("Agenda");
        Document text = page(agenda.select(".event-title a").attr("href"));
        assertThat(text.select(".article-dates .event-place").text()).isEqualTo("Théâtre du Pont");
        assertThat(text.select("script[type=application/ld+json]").html())
                .contains("\"@type\":\"Event\"", "EventScheduled", in(10) + "T20:30:00+0");
        assertThat(server.visitor("beta.localhost").get("/agenda").body())
                .doesNotContain("Les Ondes");
        assertThat(server.visitor("beta.localhost").get("/agenda.ics").body())
                .doesNotContain("Les Ondes");
    }

    @Test
    void whatIsWrongIsSaidAllAtOnceAndNothingTypedIsLost() {
        HttpResponse<String> answer =
                FormOnPage.at(marion, "/espace/alpha/agenda/nouveau", "main form")
                        .fill("f-title", "Bal")
                        .fill("f-startsOn", "31/02/2027")
                        .fill("f-startsAt", "25 h")
                        .fill("f-action", "Réserver")
                        .send();
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".wrong").eachText())
                .hasSize(4)
                .anySatisfy(it -> assertThat(it).contains("Ce n’est pas un jour"))
                .anySatisfy(it -> assertThat(it).contains("Ce n’est pas une heure"))
                .anySatisfy(it -> assertThat(it).contains("Dites où mène le bouton"))
                .anySatisfy(it -> assertThat(it).contains("en une phrase"));
        assertThat(page.select("#f-title").val()).isEqualTo("Bal");
        assertThat(page.select("#f-action").val()).isEqualTo("Réserver");
        assertThat(page.select("details:has(#f-action)").hasAttr("open")).isTrue();
        assertThat(count("article")).isZero();
    }

    @Test
    void whatComesEachWeekIsADateEachAndEachIsChangedAlone() {
        UUID text = text("page", "repetitions", "Répétitions");
        FormOnPage.at(marion, at("pages", text), "main form:has(#f-startsOn)")
                .fill("f-startsOn", in(3))
                .fill("f-startsAt", "20:00")
                .fill("f-endsAt", "22:00")
                .fill("f-repeat", "weekly")
                .fill("f-repeatUntil", in(3 + 21))
                .fill("f-place", "Le Lavoir")
                .send();
        Document shown = page("/repetitions");
        assertThat(shown.select(".article-dates time").eachAttr("datetime"))
                .containsExactly(in(3), in(10), in(17), in(24));
        assertThat(shown.select(".event-time").getFirst().text()).isEqualTo("20 h – 22 h");

        Document dates = Jsoup.parse(marion.get(at("pages", text)).body());
        String second = dates.select(".rows .rowhead a").get(1).attr("href");
        FormOnPage edit = FormOnPage.at(marion, second, "main form");
        edit.page().select("[name=state]").removeAttr("checked");
        assertThat(edit.tick("[name=state][value=cancelled]").send().statusCode()).isEqualTo(303);
        Document after = page("/repetitions");
        assertThat(after.select(".event-kicker").eachText()).containsExactly("Annulé");
        assertThat(page("/agenda").select(".event-kicker").eachText()).containsExactly("Annulé");

        HttpResponse<String> stale = edit.fill("f-place", "Ailleurs").send();
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Quelqu’un a changé cette date", "Ailleurs");
        FormOnPage.of(marion, second, stale.body(), "main form").send();
        assertThat(page("/repetitions").text()).contains("Ailleurs");

        FormOnPage.at(marion, second + "/retrait", "main form").send();
        assertThat(page("/repetitions").select(".article-dates li")).hasSize(3);
    }

    @Test
    void aNightEndsOnTheNextDayAndIsOfItsEvening() {
        UUID text = text("article", "bal", "Bal");
        add(text, "\"startsOn\":\"" + in(5) + "\",\"startsAt\":\"20h\",\"endsAt\":\"1h\"");
        assertThat(one("select ends_on::text from article_date")).isEqualTo(in(6));
        assertThat(page("/bal").select(".event-time").text()).isEqualTo("20 h – 1 h");
        assertThat(page("/agenda").select("td.has-events")).hasSize(1);
    }

    @Test
    void whatIsOverGoesFromTheListAndStaysInItsMonthAndOnItsText() {
        UUID text = text("article", "fete", "Fête");
        add(text, "\"startsOn\":\"" + in(-40) + "\"");
        assertThat(page("/agenda").select("li.event")).isEmpty();
        String month = "/agenda/" + in(-40).substring(0, 7);
        assertThat(page("/agenda").select(".month-nav a[rel=prev]").attr("href")).isEqualTo(month);
        assertThat(page(month).select("li.event")).hasSize(1);
        assertThat(page("/fete").select(".article-dates li")).hasSize(1);
        assertThat(list()).contains("Aucune date à venir");
        assertThat(marion.get("/espace/alpha/agenda?quand=passe").body()).contains("Fête");
    }

    @Test
    void aTextThatIsCalledAgendaKeepsItsAddress() {
        text("page", "agenda", "Agenda papier");
        UUID text = text("article", "loto", "Loto");
        add(text, "\"startsOn\":\"" + in(2) + "\"");
        assertThat(page("/agenda").select("h1").text()).isEqualTo("Agenda papier");
        assertThat(page("/agenda/a-venir").select(".event-title").text()).isEqualTo("Loto");
        assertThat(page("/").select("nav.menu a[href=/agenda/a-venir]")).hasSize(1);
    }

    @Test
    void theHomePageShowsWhatIsToComeBesideWhatIsTypedThere() {
        UUID text = text("article", "vide-grenier", "Vide-grenier");
        add(text, "\"startsOn\":\"" + in(4) + "\"");
        run(
                "update site set home = '{\"blocks\":[{\"kind\":\"agenda\",\"title\":\"Dates\",\"events\":[{\"title\":\"Tapée\",\"date\":\"%s\"}]}]}'"
                        .formatted(in(2)));
        Document home = page("/");
        assertThat(home.select(".block-agenda .event-title").eachText())
                .containsExactly("Tapée", "Vide-grenier");
        assertThat(home.select(".block-agenda .block-more a").attr("href")).isEqualTo("/agenda");
    }

    @Test
    void whoDoesNotPublishDoesNotChangeTheDatesOfWhatIsPublic() {
        UUID text = text("article", "public", "Public");
        HttpResponse<String> answer =
                FormOnPage.at(paul, at("articles", text), "main form:has(#f-startsOn)")
                        .fill("f-startsOn", in(3))
                        .send();
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("seules les personnes qui publient", in(3));
        Visitor beatrice = server.member(server.beta(), Office.PRESIDENT);
        assertThat(beatrice.get("/espace/beta/articles/" + text + "/dates").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theApiReadsAndChangesAllOfIt() {
        UUID text = text("article", "api", "Par programme");
        String dates = "/api/v1/associations/alpha/articles/" + text + "/dates";
        UUID id = Ids.next();
        String body = "{\"id\":\"" + id + "\",\"startsOn\":\"" + in(3) + "\",\"place\":\"Ici\"}";
        assertThat(program.json("POST", dates, body).statusCode()).isEqualTo(201);
        assertThat(program.json("POST", dates, body).statusCode()).isEqualTo(201);
        assertThat(count("article_date")).as("sent twice").isEqualTo(1);
        assertThat(program.get("/api/v1/associations/alpha/agenda").body())
                .contains("\"total\":1", "\"place\":\"Ici\"");
        String put =
                "{\"version\":0,\"startsOn\":\""
                        + in(4)
                        + "\",\"startsAt\":\"18:30\",\"state\":\"postponed\"}";
        assertThat(program.json("PUT", dates + "/" + id, put).body())
                .contains("\"version\":1", "\"startsAt\":\"18:30\"", "\"state\":\"postponed\"");
        assertThat(
                        program.json("PUT", dates + "/" + id, put.replace("18:30", "19:00"))
                                .statusCode())
                .isEqualTo(409);
        assertThat(program.json("PUT", dates + "/" + id, "{\"startsOn\":\"x\"}").statusCode())
                .isEqualTo(422);
        assertThat(program.json("DELETE", dates + "/" + id, "").statusCode()).isEqualTo(200);
        assertThat(program.json("DELETE", dates + "/" + id, "").statusCode()).isEqualTo(404);
    }

    private static String list() {
        return Jsoup.parse(marion.get("/espace/alpha/agenda").body()).select("main").text();
    }

    private static void add(UUID text, String date) {
        HttpResponse<String> answer =
                program.json(
                        "POST",
                        "/api/v1/associations/alpha/articles/" + text + "/dates",
                        "{" + date + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String in(int days) {
        return LocalDate.now(Dates.PARIS).plusDays(days).toString();
    }

    private static String at(String list, UUID id) {
        return "/espace/alpha/" + list + "/" + id + "/dates";
    }

    private static Document page(String path) {
        return Jsoup.parse(server.visitor("alpha.localhost").get(path).body());
    }

    private static void publish(String title) {
        run(
                "update article set state = 'published', published_at = now() where title = '%s'"
                        .formatted(title));
    }

    private static UUID text(String kind, String slug, String title) {
        UUID id = Ids.next();
        run(
                "insert into article (id, kind, slug, title, body, state, published_at) values ('%s', '%s', '%s', '%s', 'Corps', 'published', now())"
                        .formatted(id, kind, slug, title),
                "insert into address (slug, article_id) values ('%s', '%s')".formatted(slug, id));
        return id;
    }

    private static long count(String table) {
        return Long.parseLong(one("select count(*)::text from " + table));
    }

    private static String one(String sql) {
        return server.house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> tx.query(sql).one(String.class));
    }

    private static void run(String... statements) {
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            List.of(statements).forEach(sql -> tx.query(sql).execute());
                            tx.siteChanged();
                            return true;
                        });
    }
}
