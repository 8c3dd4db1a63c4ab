package org.preau.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** Announcements: a copy for each association of the audience, a letter for each responsible. */
class AnnouncementTest {

    private static TestServer server;
    private static Visitor operator;
    private static Rows rows;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        operator = server.operator();
        rows = new Rows(server);
        rows.president(server.alpha(), "Alice", "alice@annonce.example");
        rows.president(server.beta(), "Bruno", "bruno@annonce.example");
        rows.change("update tenant set sector = 2 where slug = 'beta'");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anAnnouncementIsReadAgainThenReachesAllOnceThenIsWithdrawn() {
        Map<String, String> form =
                form("Mise à niveau <b>ce soir</b>", "Le portail s’arrête\nà 22 h.", "all", "", "");
        operator.get("/console/annonces/nouvelle");

        HttpResponse<String> preview = operator.post("/console/annonces/apercu", form);
        assertThat(ConsoleTest.text(preview))
                .contains("2 associations la recevront.", "&lt;b&gt;ce soir&lt;/b&gt;");
        assertThat(rows.count("select count(*) from announcement where title like 'Mise%'"))
                .isZero();

        String here = ConsoleTest.location(operator.post("/console/annonces", form));
        operator.post("/console/annonces", form);
        String id = form.getOrDefault("id", "");
        Rows.until(() ->
                rows.count(
                                "select count(*) from announcement where lettered_at is not null and id = '"
                                        + id
                                        + "'")
                        == 1);

        assertThat(rows.count("select count(*) from notice where id = '" + id + "'")).isEqualTo(2);
        assertThat(letters("alice@annonce.example", "Le portail s’arrête")).isEqualTo(1);
        assertThat(letters("bruno@annonce.example", "Le portail s’arrête")).isEqualTo(1);
        assertThat(ConsoleTest.text(operator.get(here))).contains("2 courriels sont partis.");
        operator.post("/console/annonces/" + id + "/retrait", Map.of());
        assertThat(rows.count("select count(*) from notice where id = '" + id + "'")).isZero();
    }

    @Test
    void oneSectorOrOneAssociationIsReachedAlone() {
        send(form("Secteur", "Au deux", "sector", "2", ""));
        send(form("Une seule", "À alpha", "one", "", "alpha"));

        assertThat(
                        rows.texts(
                                "select t.slug || ' ' || n.title from notice n join tenant t using (tenant_id) where n.title in ('Secteur', 'Une seule') order by 1"))
                .containsExactly("alpha Une seule", "beta Secteur");
    }

    @Test
    void whatIsMissingIsAskedForAndNothingTypedIsLost() {
        operator.get("/console/annonces/nouvelle");

        HttpResponse<String> answer =
                operator.post("/console/annonces/apercu", form("", "Gardé", "one", "", "personne"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(ConsoleTest.text(answer))
                .contains("Il faut un titre", "Aucune association n’a ce nom court.", "Gardé");
    }

    private static void send(Map<String, String> form) {
        operator.get("/console/annonces/nouvelle");
        assertThat(operator.post("/console/annonces", form).statusCode()).isEqualTo(303);
    }

    private static Map<String, String> form(
            String title, String body, String audience, String sector, String association) {
        return Map.of(
                "id",
                UUID.nameUUIDFromBytes((title + body).getBytes(StandardCharsets.UTF_8)).toString(),
                "title",
                title,
                "body",
                body,
                "audience",
                audience,
                "sector",
                sector,
                "association",
                association);
    }

    private static long letters(String to, String text) {
        return rows.count(
                "select count(*) from outgoing_mail where recipient = '"
                        + to
                        + "' and text_body like '%"
                        + text
                        + "%'");
    }
}
