package org.preau.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** Reporting a content: two clicks from its page, no account; acknowledged, decided, told why. */
class ReportTest {

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
    void theLinkOfASiteLeadsToTheFormWithItsAddressFilledIn() {
        String link =
                Jsoup.parse(server.visitor("alpha.localhost").get("/").body())
                        .select("a[href*=/signaler]")
                        .attr("href");

        String form = server.portal().get(link.substring(link.indexOf("/signaler"))).body();

        assertThat(Jsoup.parse(form).select("#f-address").val()).contains("alpha.localhost");
    }

    @Test
    void aReportIsAcknowledgedDecidedAndToldWithItsReason() {
        server.member(server.alpha(), Office.PRESIDENT);
        HttpResponse<String> sent = report("lea@signaler.example", Map.of());
        assertThat(ConsoleTest.location(sent)).isEqualTo("/signaler/merci");
        assertThat(letters("lea@signaler.example")).anyMatch(text -> text.contains("/une-page"));
        String id = id("lea@signaler.example");
        assertThat(letters("operator@example.org")).anyMatch(text -> text.contains(id));
        assertThat(ConsoleTest.text(operator.get("/console/signalements"))).contains("une-page");

        String page = "/console/signalements/" + id;
        operator.get(page);
        assertThat(decide(page, "retire", "").statusCode()).isEqualTo(422);
        assertThat(ConsoleTest.location(decide(page, "retire", "L’image est de Zoé.")))
                .isEqualTo("/console/signalements?dit=operator.report-decided");

        assertThat(letters("lea@signaler.example"))
                .anyMatch(text -> text.contains("L’image est de Zoé."));
        assertThat(
                        rows.texts(
                                "select text_body from outgoing_mail where subject like 'Un contenu de votre site%'"))
                .isNotEmpty()
                .allMatch(text -> text.contains("L’image est de Zoé."))
                .noneMatch(text -> text.contains("lea@signaler.example"));
        decide(page, "reste", "Trop tard.");
        assertThat(rows.texts("select state from report where id = '" + id + "'"))
                .containsExactly("removed");
        assertThat(ConsoleTest.text(operator.get("/console/signalements?etat=decided")))
                .contains("une-page");
    }

    @Test
    void theSameFormSentTwiceIsOneReport() {
        Map<String, String> id = Map.of("id", "018f0000-0000-7000-8000-00000000abcd");
        report("deux@signaler.example", id);
        report("deux@signaler.example", id);

        assertThat(rows.count("select count(*) from report where email = 'deux@signaler.example'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsOfNoSiteHereOrOfAProgramIsNotTaken() {
        long before = rows.count("select count(*) from report");
        HttpResponse<String> elsewhere =
                report("a@signaler.example", Map.of("address", "https://ailleurs.example/x"));
        HttpResponse<String> nobody = report("", Map.of());
        HttpResponse<String> fast = report("a@signaler.example", Map.of("t", time.stamp()));
        HttpResponse<String> trap = report("a@signaler.example", Map.of("site", "x"));

        assertThat(List.of(elsewhere.statusCode(), nobody.statusCode(), fast.statusCode()))
                .containsOnly(422);
        assertThat(elsewhere.body()).contains("https://ailleurs.example/x");
        assertThat(trap.statusCode()).isEqualTo(303);
        assertThat(rows.count("select count(*) from report")).isEqualTo(before);
    }

    @Test
    void whatIsOldIsForgotten() {
        report("vieux@signaler.example", Map.of());
        String id = id("vieux@signaler.example");
        decide("/console/signalements/" + id, "reste", "Rien à redire.");
        rows.change(
                "update report set decided_at = now() - interval '13 months' where id = '"
                        + id
                        + "'");
        String typed =
                "insert into autosave (tenant_id, article_id, account_id, person, kind, version, seen_at) select tenant_id, gen_random_uuid(), gen_random_uuid(), 'Léa', 'page', 0, now() - interval '%s days' from tenant where slug = 'alpha'";
        rows.change(typed.formatted("31"));
        rows.change(typed.formatted("0"));

        new ForgetOld(server.house().database()).run();

        assertThat(rows.count("select count(*) from report where id = '" + id + "'")).isZero();
        assertThat(rows.count("select count(*) from autosave where person = 'Léa'")).isEqualTo(1);
    }

    @Test
    void theGravestIsReportedWithoutAName() {
        HttpResponse<String> sent = report("", Map.of("kind", "children", "person", ""));

        assertThat(sent.statusCode()).isEqualTo(303);
    }

    private static HttpResponse<String> decide(String page, String gesture, String reason) {
        return operator.post(page + "/decision", Map.of("geste", gesture, "reason", reason));
    }

    private static HttpResponse<String> report(String email, Map<String, String> other) {
        Visitor visitor = server.portal();
        Map<String, String> form = new HashMap<>();
        form.put("t", time.stamp(Instant.now().minusSeconds(20)));
        form.put("address", "http://alpha.localhost/une-page");
        form.put("kind", "privacy");
        form.put("explanation", "C’est ma photo.");
        form.put("person", "Léa");
        form.put("email", email);
        form.putAll(other);
        form.put("csrf", server.house().csrf().token((org.preau.web.Person) null));
        return visitor.post("/signaler", form);
    }

    private static String id(String email) {
        return rows.texts("select id::text from report where email = '" + email + "'").getFirst();
    }

    private static List<String> letters(String to) {
        return rows.texts("select text_body from outgoing_mail where recipient = '" + to + "'");
    }
}
