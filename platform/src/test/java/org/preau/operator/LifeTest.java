package org.preau.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** The steps of an association's life, and what everybody sees of each. */
class LifeTest {

    private static TestServer server;
    private static Visitor operator;
    private static Rows rows;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        operator = server.operator();
        rows = new Rows(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void asSuspendedThePublicSeesAPolitePageAndTheWorkspaceGoesOn() {
        Tenant there = server.open("suspendue", "Suspendue");
        rows.president(there, "Prune", "prune@suspendue.example");
        Visitor president = server.signedIn("Prune", "prune@suspendue.example");

        step("suspendue", "suspension", "Loyer impayé");

        HttpResponse<String> site = server.visitor("suspendue.localhost").get("/");
        assertThat(site.statusCode()).isEqualTo(503);
        assertThat(site.body()).doesNotContain("Loyer impayé");
        assertThat(president.get("/espace/suspendue").statusCode()).isEqualTo(200);
        assertThat(letters("prune@suspendue.example"))
                .singleElement()
                .asString()
                .contains("Loyer impayé");
        assertThat(acts(there)).contains("association.suspended");

        step("suspendue", "reouverture", "");
        assertThat(server.visitor("suspendue.localhost").get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void asArchivedTheSiteIsReadAndNobodyWrites() {
        Tenant there = server.open("archivee", "Archivée");
        rows.president(there, "Ariane", "ariane@archivee.example");
        Visitor president = server.signedIn("Ariane", "ariane@archivee.example");

        step("archivee", "archivage", "Dissoute en assemblée");

        assertThat(server.visitor("archivee.localhost").get("/").statusCode()).isEqualTo(200);
        president.get("/espace/archivee");
        assertThat(
                        president
                                .post("/espace/archivee/domaine", Map.of("host", "a.example"))
                                .statusCode())
                .isEqualTo(409);
    }

    @Test
    void asDeletedNothingAnswersAndTheDeletionCanBeTakenBackToWhatWasBefore() {
        Tenant there = server.open("effacee", "Effacée");
        rows.president(there, "Elsa", "elsa@effacee.example");
        Visitor president = server.signedIn("Elsa", "elsa@effacee.example");
        step("effacee", "suspension", "D’abord suspendue");

        step("effacee", "effacement", "À sa demande");

        assertThat(server.visitor("effacee.localhost").get("/").statusCode()).isEqualTo(404);
        assertThat(president.get("/espace/effacee").statusCode()).isEqualTo(404);
        assertThat(ConsoleTest.text(operator.get("/console/associations/effacee")))
                .contains("Effacée pour de bon le", "À sa demande");

        step("effacee", "retablissement", "");

        assertThat(rows.texts("select state from tenant where slug = 'effacee'"))
                .containsExactly("suspended");
        assertThat(president.get("/espace/effacee").statusCode()).isEqualTo(200);
    }

    @Test
    void aStepNeedsItsReasonAndIsTakenOnce() {
        Tenant there = server.open("motif", "Motif");
        operator.get("/console/associations/motif/suspension");

        HttpResponse<String> none =
                operator.post("/console/associations/motif/suspension", Map.of("reason", " "));
        assertThat(none.statusCode()).isEqualTo(422);

        step("motif", "suspension", "Une fois");
        step("motif", "suspension", "Une fois");
        assertThat(acts(there).stream().filter("association.suspended"::equals)).hasSize(1);
    }

    @Test
    void afterTheGraceNothingIsLeftOfItAndNothingOfAnotherIsTouched() throws Exception {
        Tenant gone = server.open("perdue", "Perdue");
        Tenant kept = server.open("gardee", "Gardée");
        for (Tenant one : List.of(gone, kept)) {
            fill(one);
        }
        Map<String, Long> before = counts(kept);
        step("perdue", "effacement", "Fin");

        EraseAssociation erase = erase(Clock.offset(Clock.systemUTC(), Duration.ofDays(29)));
        assertThat(erase.allDue()).as("within the grace period").isZero();
        assertThat(erase(Clock.offset(Clock.systemUTC(), Duration.ofDays(31))).allDue())
                .isEqualTo(1);

        counts(gone).forEach((table, count) -> assertThat(count).as(table).isZero());
        assertThat(counts(kept)).isEqualTo(before);
        assertThat(objects(gone)).isZero();
        assertThat(objects(kept)).isEqualTo(1);
        assertThat(server.house().directory().byId(gone.id())).isEmpty();
        assertThat(operator.get("/console/associations/perdue").statusCode()).isEqualTo(404);
        assertThat(ConsoleTest.text(operator.get("/console/journal")))
                .contains("Association effacée pour de bon : Perdue (perdue), 1 fichiers");
    }

    @Test
    void anOperatorEntersVisiblyForTwoHoursAndLeaves() {
        Tenant there = server.open("visitee", "Visitée");
        rows.president(there, "Victor", "victor@visitee.example");
        assertThat(operator.get("/espace/visitee").statusCode()).isEqualTo(404);
        operator.get("/console/associations/visitee/visite");

        HttpResponse<String> none =
                operator.post("/console/associations/visitee/visite", Map.of("reason", ""));
        assertThat(none.statusCode()).isEqualTo(422);
        operator.post(
                "/console/associations/visitee/visite", Map.of("reason", "Aider pour le logo"));

        assertThat(operator.get("/espace/visitee").statusCode()).isEqualTo(200);
        assertThat(operator.get("/espace/visitee").body()).contains("/visite\"");
        assertThat(letters("victor@visitee.example"))
                .singleElement()
                .asString()
                .contains("Aider pour le logo", "Odile Opératrice");
        assertThat(acts(there)).contains("visit.started");
        assertThat(
                        rows.count(
                                "select count(*) from operator_visit where ends_at <= started_at + interval '2 hours' and reason = 'Aider pour le logo'"))
                .isEqualTo(1);

        operator.get("/console/associations/visitee/visite");
        operator.post("/console/associations/visitee/visite/fin", Map.of());
        assertThat(operator.get("/espace/visitee").statusCode()).isEqualTo(404);
        assertThat(acts(there)).contains("visit.ended");
    }

    private static void step(String slug, String step, String reason) {
        operator.get("/console/associations/" + slug + "/" + step);
        HttpResponse<String> answer =
                operator.post(
                        "/console/associations/" + slug + "/" + step, Map.of("reason", reason));
        assertThat(answer.statusCode()).as(slug + " " + step).isEqualTo(303);
    }

    private static List<String> letters(String to) {
        return rows.texts(
                "select subject || text_body from outgoing_mail where recipient = '" + to + "'");
    }

    private static List<String> acts(Tenant tenant) {
        return rows.texts(
                "select act from audit_entry where tenant_id = '" + tenant.id() + "' order by id");
    }

    private static EraseAssociation erase(Clock clock) {
        return new EraseAssociation(
                server.house().database(),
                new TenantObjects(server.house().store(), List.of("tenants/")),
                new TenantObjects(server.house().vaults(), List.of("vaults/")),
                server.house().directory(),
                clock);
    }

    private static void fill(Tenant tenant) throws Exception {
        String id = "'" + tenant.id() + "'";
        rows.president(tenant, "Somebody", "somebody@" + tenant.slug() + ".example");
        for (String row :
                List.of(
                        "notice (tenant_id, id, title, body, said_by) values (%s, %s, 'x', 'x', 'x')",
                        "media (tenant_id, id, sha256, name, type, bytes, created_by) values (%s, %s, repeat('a', 64), 'x', 'image/png', 1, 'x')",
                        "tenant_domain (tenant_id, host, proof) values (%s, %s, 'x')",
                        "outgoing_mail (tenant_id, id, recipient, subject, text_body, message_id) values (%s, %s, 'a@b.example', 'x', 'x', 'x')",
                        "api_token (tenant_id, id, name, token_hash, rights, created_by) values (%s, %s, 'x', '\\x00', '{read}', 'x')",
                        "scheduled_tasks (tenant_id, task_name, task_instance, execution_time) values (%s, 'x', %s, now() + interval '1 day')")) {
            rows.change("insert into " + row.formatted(id, "'" + tenant.id() + "'"));
        }
        server.house()
                .store()
                .put(
                        new ObjectKey("tenants/" + tenant.id() + "/media/aaa"),
                        Content.of(new byte[10]));
    }

    /** Rows of a tenant in every table that has tenants, found in the catalogue. */
    private static Map<String, Long> counts(Tenant tenant) {
        Map<String, Long> counts = new TreeMap<>();
        for (String table :
                rows.texts(
                        "select table_name from information_schema.columns where table_schema = 'preau' and column_name = 'tenant_id'")) {
            counts.put(
                    table,
                    rows.count(
                            "select count(*) from "
                                    + table
                                    + " where tenant_id = '"
                                    + tenant.id()
                                    + "'"));
        }
        return counts;
    }

    private static int objects(Tenant tenant) throws Exception {
        return server.house().store().list("tenants/" + tenant.id() + "/", 100).objects().size();
    }
}
