package org.preau.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** Asking for a space: anybody asks, programs do not, operators decide. */
class ApplicationTest {

    private static TestServer server;
    private static Visitor operator;
    private static Rows rows;
    private static FormTime time;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        operator = server.operator();
        rows = new Rows(server);
        time = new FormTime(server.house().secrets(), server.house().clock());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anApplicationIsTakenToldToOperatorsAndAccepted() {
        HttpResponse<String> sent = apply("Les Bateliers", "bateliers@demander.example", Map.of());
        assertThat(ConsoleTest.location(sent)).isEqualTo("/demander/merci");
        assertThat(ConsoleTest.text(server.portal().get("/demander/merci")))
                .contains("Votre demande est arrivée");
        String id = id("Les Bateliers");
        assertThat(letters("operator@example.org")).anyMatch(text -> text.contains(id));
        assertThat(ConsoleTest.text(operator.get("/console/demandes"))).contains("Les Bateliers");

        operator.get("/console/demandes/" + id);
        HttpResponse<String> taken =
                operator.post("/console/demandes/" + id + "/accord", Map.of("slug", "alpha"));
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(ConsoleTest.text(taken))
                .contains("« alpha » est à Association Alpha. « alpha-2 » est libre.");

        HttpResponse<String> done =
                operator.post("/console/demandes/" + id + "/accord", Map.of("slug", "bateliers"));

        assertThat(ConsoleTest.location(done))
                .isEqualTo("/console/associations/bateliers?dit=operator.accepted");
        assertThat(letters("bateliers@demander.example"))
                .anyMatch(text -> text.contains("bateliers.localhost"));
        Rows.until(() ->
                rows.count(
                                "select count(*) from invitation where email = 'bateliers@demander.example'")
                        == 1);
        operator.post("/console/demandes/" + id + "/refus", Map.of("reason", "Trop tard"));
        assertThat(rows.texts("select state from application where id = '" + id + "'"))
                .containsExactly("accepted");
    }

    @Test
    void aDeclinedApplicationIsAnsweredWordForWord() {
        apply("Club fermé", "ferme@demander.example", Map.of());
        String id = id("Club fermé");
        operator.get("/console/demandes/" + id);

        assertThat(
                        operator.post("/console/demandes/" + id + "/refus", Map.of("reason", ""))
                                .statusCode())
                .isEqualTo(422);
        operator.post(
                "/console/demandes/" + id + "/refus",
                Map.of("reason", "Hors de la ville.\nVoyez la commune voisine."));

        assertThat(letters("ferme@demander.example"))
                .singleElement()
                .asString()
                .contains("Hors de la ville.\nVoyez la commune voisine.");
    }

    @Test
    void aProgramThatFillsTheHiddenFieldOrAnswersAtOnceIsNotHeard() {
        HttpResponse<String> honeypot =
                apply("Robot", "robot@demander.example", Map.of("site", "https://spam.example"));
        HttpResponse<String> fast =
                apply("Robot", "robot@demander.example", Map.of("t", time.stamp()));
        HttpResponse<String> forged =
                apply(
                        "Robot",
                        "robot@demander.example",
                        Map.of("t", System.currentTimeMillis() - 60_000 + ".00"));
        HttpResponse<String> old =
                apply(
                        "Robot",
                        "robot@demander.example",
                        Map.of("t", time.stamp(Instant.now().minus(Duration.ofDays(2)))));

        assertThat(honeypot.statusCode()).isEqualTo(303);
        assertThat(List.of(fast.statusCode(), forged.statusCode(), old.statusCode()))
                .containsOnly(422);
        assertThat(fast.body()).contains("value=\"Robot\"");
        assertThat(rows.count("select count(*) from application where name = 'Robot'")).isZero();
    }

    @Test
    void theSameApplicationSentAgainIsOneAndAFloodFromOnePlaceEnds() {
        rows.change("update application set remote = 'elsewhere'");
        apply("Double", "double@demander.example", Map.of());
        apply("DOUBLE", "double@demander.example", Map.of());
        assertThat(
                        rows.count(
                                "select count(*) from application where email = 'double@demander.example'"))
                .isEqualTo(1);

        int status = 303;
        for (int i = 0; i < 6; i++) {
            status = apply("Flot " + i, "flot" + i + "@demander.example", Map.of()).statusCode();
        }
        assertThat(status).isEqualTo(429);
        assertThat(rows.count("select count(*) from application where name like 'Flot%'"))
                .isEqualTo(4);
        rows.change("update application set remote = 'elsewhere'");
    }

    @Test
    void wrongAnswersComeBackWithWhatWasTyped() {
        Map<String, String> form = new HashMap<>(form("", "pas-une-adresse"));
        form.put("purpose", "Ce que nous faisons");

        HttpResponse<String> answer = server.portal().post("/demander", withToken(form));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(ConsoleTest.text(answer))
                .contains(
                        "Il manque le nom de l’association.",
                        "pas-une-adresse",
                        "Ce que nous faisons");
    }

    @Test
    void anAddressIsCountedByItsHousehold() {
        assertThat(ApplyPages.network("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(ApplyPages.network("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2");
    }

    private static HttpResponse<String> apply(String name, String email, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(form(name, email));
        form.putAll(more);
        return server.portal().post("/demander", withToken(form));
    }

    private static Map<String, String> withToken(Map<String, String> form) {
        Map<String, String> all = new HashMap<>(form);
        all.put("csrf", server.house().csrf().token((org.preau.web.Person) null));
        return all;
    }

    private static Map<String, String> form(String name, String email) {
        return Map.of(
                "name",
                name,
                "purpose",
                "Nous ramons.",
                "person",
                "Camille",
                "email",
                email,
                "t",
                time.stamp(Instant.now().minusSeconds(60)));
    }

    private static String id(String name) {
        return rows.texts("select id::text from application where name = '" + name + "'")
                .getFirst();
    }

    private static List<String> letters(String to) {
        return rows.texts("select text_body from outgoing_mail where recipient = '" + to + "'");
    }
}
