package org.preau.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.backup.vault.Progress;
import org.preau.base.Ids;
import org.preau.main.ArchiveWiring;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.whole.Fixture;

/** Going back from the workspace, by hand and without JavaScript. */
class MomentPagesTest {

    private static final String LIST = "/espace/alpha/retours";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private TestServer server;
    private Visitor lina;

    @BeforeEach
    void start() {
        server = TestServer.start();
        new Fixture(server).reset();
        change("delete from restoration");
        lina = server.member(server.alpha(), Office.PRESIDENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSiteThatWasBrokenIsBackAndComingBackIsUndone() {
        lina.get(LIST);
        assertThat(lina.post(LIST, Map.of()).statusCode()).isEqualTo(303);
        String moment = moment();
        change("update article set title = 'Cassé'");
        change("delete from comment");
        assertThat(lina.post(LIST, Map.of()).statusCode()).isEqualTo(303);

        assertThat(waitFor(moment, "Modifié depuis")).contains("Commentaires");
        assertThat(lina.get(moment + "/plan").body()).contains("Rien n’est encore changé");
        String id = Ids.next().toString();
        HttpResponse<String> asked = lina.post(moment, Map.of("id", id));
        assertThat(lina.post(moment, Map.of("id", id)).headers().firstValue("location"))
                .as("sent twice, it is done once")
                .isEqualTo(asked.headers().firstValue("location"));

        String told = waitFor("/espace/alpha/retour/" + id, "C’est revenu");
        assertThat(told).contains("Défaire ce retour");
        assertThat(count("article where title = 'Cassé'")).isZero();
        assertThat(count("comment")).isPositive();
        assertThat(count("audit_entry where act = 'snapshot.restored'")).isEqualTo(1);

        String undo = told.replaceAll("(?s).*href=\"([^\"]*/retours/\\d+/plan)\".*", "$1");
        String again = Ids.next().toString();
        lina.get(undo);
        lina.post(undo.replace("/plan", ""), Map.of("id", again));
        waitFor("/espace/alpha/retour/" + again, "C’est revenu");
        assertThat(count("article where title = 'Cassé'")).isPositive();
    }

    @Test
    void oneTextGetsItsWordsBackAsOneMoreVersion() {
        lina.get(LIST);
        lina.post(LIST, Map.of());
        UUID article = Fixture.id("a", "article");
        change("update article set body = 'perdu', version = 2 where id = '" + article + "'");

        HttpResponse<String> back = lina.post(moment() + "/textes/" + article, Map.of());

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(
                        count(
                                "article where id = '"
                                        + article
                                        + "' and body <> 'perdu' and version = 3"))
                .isEqualTo(1);
        assertThat(count("revision where article_id = '" + article + "' and version = 3"))
                .isEqualTo(1);
    }

    @Test
    void whoMayNotArrangeSeesNoMomentAndANumberThatIsNoneIsNotFound() {
        Visitor writer = server.member(server.alpha(), Office.WRITER);

        assertThat(writer.get(LIST).statusCode()).isEqualTo(403);
        for (String number : new String[] {"0", "999", "-1", "x", "99999999999999999999"}) {
            assertThat(lina.get(LIST + "/" + number).statusCode()).as(number).isEqualTo(404);
        }
    }

    /** Hidden neighbours: whatever is in beta's vault has no number here. */
    @Test
    void theNeighboursVaultIsItsOwn() throws IOException {
        for (int i = 0; i < 3; i++) {
            server.house()
                    .database()
                    .write(
                            server.tenancy(server.beta()),
                            tx -> tx.query("update site set about = about || 'x'").execute());
            take(server.beta());
        }

        assertThat(lina.get(LIST + "/4").statusCode()).isEqualTo(404);
    }

    @Test
    void aSiteIsSeenAsItWasWithItsPicturesAndStaysInsideThatMoment() {
        lina.get(LIST);
        lina.post(LIST, Map.of());
        String moment = moment();
        change("update article set title = 'Cassé', body = 'Cassé'");
        change("delete from comment");

        waitFor(moment, "Le site à ce moment");
        HttpResponse<String> home = lina.get(moment + "/site?view=/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body())
                .contains("Votre site tel qu’il était le")
                .doesNotContain("Cassé")
                .contains("propre a alpha")
                .contains("name=\"robots\" content=\"noindex\"");
        assertThat(home.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("sandbox")
                .doesNotContain("script");
        assertThat(home.headers().firstValue("cache-control").orElseThrow()).contains("private");
        assertThat(home.headers().firstValue("x-robots-tag").orElseThrow()).contains("noindex");
        assertThat(links(home.body()))
                .isNotEmpty()
                .allMatch(it ->
                        it.startsWith(moment + "/site?view=")
                                || it.startsWith("#")
                                || it.startsWith("/_/")
                                || it.startsWith("/assets/")
                                || it.startsWith("mailto:")
                                || it.equals(moment));
        for (String link : links(home.body())) {
            if (link.startsWith(moment + "/site")) {
                assertThat(lina.get(link.replace("&amp;", "&")).statusCode())
                        .as(link)
                        .isEqualTo(200);
            }
        }
        assertThat(count("article where title = 'Cassé'"))
                .as("looking changes nothing")
                .isPositive();
    }

    @Test
    void oneSectionComesBackWithItsTextsAndWhatWasWrittenSinceStays() {
        lina.get(LIST);
        lina.post(LIST, Map.of());
        String moment = moment();
        UUID article = Fixture.id("a", "article");
        change("update article set body = 'perdu', version = 2 where id = '" + article + "'");
        run(
                """
                insert into preau.revision (tenant_id, article_id, version, title, lead, body, saved_by)
                values ('%1$s', '%2$s', 2, 'x', '', 'perdu', 'x');
                insert into preau.article (tenant_id, id, kind, section_id, slug, title, body)
                values ('%1$s', '%3$s', 'article', '%4$s', 'venu-depuis', 'Venu depuis', 'x')
                """
                        .formatted(
                                server.alpha().id(),
                                article,
                                Ids.next(),
                                Fixture.id("a", "section")));

        back(moment, "?rubrique=" + Fixture.id("a", "section"));

        assertThat(count("article where body = 'perdu'")).isZero();
        assertThat(count("article where title = 'Venu depuis'")).isEqualTo(1);
        assertThat(count("revision where article_id = '" + article + "' and version = 2"))
                .as("its history ends where it stands, so it can be written on")
                .isZero();
    }

    @Test
    void oneFormComesBackWithItsAnswersAndThoseSinceStay() {
        lina.get(LIST);
        lina.post(LIST, Map.of());
        String moment = moment();
        change("delete from answer");
        change("update comment set body = 'autre'");
        run(
                """
                insert into preau.answer (tenant_id, id, questionnaire_id, given, email, words, forget_at)
                values ('%s', '%s', '%s', '[]', 'depuis@courriel.example', 'x', '2099-01-01')
                """
                        .formatted(server.alpha().id(), Ids.next(), Fixture.id("a", "form")));
        lina.get(LIST);
        lina.post(LIST, Map.of());
        assertThat(waitFor(moment, "Ramener un ensemble")).contains("?formulaire=");

        back(moment, "?formulaire=" + Fixture.id("a", "form"));

        assertThat(count("answer")).isEqualTo(2);
        assertThat(count("answer_file")).isEqualTo(1);
        assertThat(count("comment where body = 'autre'")).as("the rest stays").isPositive();
    }

    /** Asks, and waits until it is done. */
    private void back(String moment, String query) {
        assertThat(lina.get(moment + "/plan" + query).body()).contains("Rien n’est encore changé");
        String id = Ids.next().toString();
        assertThat(lina.post(moment + query, Map.of("id", id)).statusCode()).isEqualTo(303);
        waitFor("/espace/alpha/retour/" + id, "C’est revenu");
    }

    private void run(String sql) {
        new Fixture(server).run(java.util.List.of(sql));
    }

    @Test
    void nobodyElseSeesAMomentAndNobodyAtAllThePlaceItIsShownFrom() {
        lina.get(LIST);
        lina.post(LIST, Map.of());
        String moment = moment();
        waitFor(moment, "Le site à ce moment");
        var database = server.house().database();
        String place =
                database.read(
                        server.tenancy(server.alpha()),
                        tx -> tx.query("select id::text from scratch_place").one(String.class));

        Visitor writer = server.member(server.alpha(), Office.WRITER);
        assertThat(writer.get(moment + "/site?view=/").statusCode()).isEqualTo(403);
        Visitor stranger = server.member(server.beta(), Office.PRESIDENT);
        assertThat(stranger.get(moment + "/site?view=/").statusCode()).isIn(403, 404);
        database.operator(
                "look for what must not be seen",
                tx -> {
                    for (String table : new String[] {"tenant", "article", "change_mark", "site"}) {
                        assertThat(
                                        tx.query(
                                                        "select count(*) from "
                                                                + table
                                                                + " where tenant_id::text = :id")
                                                .bind("id", place)
                                                .one(Long.class))
                                .as(table)
                                .isZero();
                    }
                    return 0;
                });
        assertThat(server.house().directory().byId(org.preau.base.TenantId.parse(place))).isEmpty();
    }

    private static java.util.List<String> links(String html) {
        return java.util.regex.Pattern.compile("\\b(?:href|src|action)=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    private long take(Tenant tenant) throws IOException {
        return ArchiveWiring.take(server.house())
                .run(server.tenancy(tenant), Reason.ASKED, "x", "x", Progress.SILENT)
                .number();
    }

    /** The newest one's page. */
    private String moment() {
        return lina.get(LIST).body().replaceAll("(?s).*?href=\"(" + LIST + "/\\d+)\".*", "$1");
    }

    private String waitFor(String path, String words) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String body = lina.get(path).body();
        while (!body.contains(words)) {
            assertThat(System.nanoTime()).as(path + ": " + body).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            body = lina.get(path).body();
        }
        return body;
    }

    private void change(String sql) {
        // What a test changes past all acts, a superuser changes: the role may not delete them all.
        new Fixture(server).run(java.util.List.of(qualified(sql)));
    }

    private String qualified(String sql) {
        String where = " tenant_id = '" + server.alpha().id() + "'";
        String named = sql.replaceFirst("^(update|delete from) ", "$1 preau.");
        return named + (named.contains(" where ") ? " and" : " where") + where;
    }

    private long count(String what) {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.alpha()),
                        tx -> tx.query("select count(*) from " + what).one(Long.class));
    }
}
