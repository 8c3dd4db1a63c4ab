package org.preau.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.audit.AuditLog;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.web.Actor;

class AuditTest {

    private static final Pattern OLDER = Pattern.compile("href=\"([^\"]*avant=[^\"]*)\"");
    private static final Pattern NUMBERED = Pattern.compile("Numéro \\d+");
    private static final Actor ROBOT =
            new Actor(Actor.Kind.TOKEN, Ids.next(), "=Robot", "192.0.2.9:80");
    private static TestServer server;
    private static Visitor president;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        president = server.member(server.alpha(), Office.PRESIDENT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyLineIsOnOnePageAndOneOnly() {
        for (int i = 1; i <= 120; i++) {
            note(server.alpha(), ROBOT, "token.made", "Numéro " + i, Map.of("rights", "read"));
        }
        Set<String> seen = new HashSet<>();
        int lines = 0;
        Optional<String> next = Optional.of("/espace/alpha/journal?acte=token&qui=" + ROBOT.id());
        while (next.isPresent()) {
            String body = president.get(next.get()).body();
            for (String line : NUMBERED.matcher(body).results().map(it -> it.group()).toList()) {
                lines++;
                seen.add(line);
            }
            next = older(body);
        }

        assertThat(lines).isEqualTo(120);
        assertThat(seen).hasSize(120);
    }

    @Test
    void filtersKeepToOnePersonAndOneFamily() {
        Actor someone = new Actor(Actor.Kind.PERSON, Ids.next(), "Filtrée", null);
        note(server.alpha(), someone, "office.given", "Zoé", Map.of("office", "writer"));
        note(server.alpha(), someone, "token.revoked", "Yak", Map.of());

        String page =
                president.get("/espace/alpha/journal?qui=" + someone.id() + "&acte=office").body();

        assertThat(page).contains("Fonction donnée à Zoé (rédaction)").doesNotContain("Yak");
    }

    @Test
    void anActWithoutAMessageIsStillReadable() {
        note(server.alpha(), ROBOT, "comet.sighted", "Halley", Map.of("size", "big"));

        assertThat(president.get("/espace/alpha/journal?acte=comet").body())
                .contains("comet.sighted", "Halley");
    }

    @Test
    void anotherAssociationsLogStaysUnseen() {
        note(server.beta(), ROBOT, "token.revoked", "Secret de Bêta", Map.of());
        note(server.alpha(), ROBOT, "token.revoked", "Affaire d’Alpha", Map.of());

        String page = president.get("/espace/alpha/journal").body();

        assertThat(page).contains("Affaire d’Alpha").doesNotContain("Secret de Bêta");
        assertThat(president.get("/espace/beta/journal").statusCode()).isEqualTo(404);
    }

    @Test
    void anOperatorIsSeenToBeOne() {
        Actor operator = new Actor(Actor.Kind.OPERATOR, Ids.next(), "Odile", "192.0.2.1:1");
        note(server.alpha(), operator, "office.ended", "Quelqu’un", Map.of("office", "member"));

        assertThat(president.get("/espace/alpha/journal?qui=" + operator.id()).body())
                .contains("Exploitation du portail");
    }

    @Test
    void theExportHoldsNoLiveFormula() {
        note(server.alpha(), ROBOT, "token.revoked", "=cmd|' /C calc'!A0", Map.of());

        HttpResponse<String> csv = president.get("/espace/alpha/journal.csv");

        assertThat(csv.headers().firstValue("content-disposition").orElse(""))
                .contains("attachment", "journal-alpha.csv");
        assertThat(csv.body()).startsWith("\uFEFFQuand,Qui,").contains(",'=Robot,");
        assertThat(csv.body().lines()).noneMatch(line -> line.matches(".*(^|,)\"?[=+@\t].*"));
    }

    @Test
    void cellsThatBeginLikeFormulasAreDefused() {
        for (String hostile : new String[] {"=1", "+1", "-1", "@x", "\tx", "\rx"}) {
            assertThat(AuditCsv.cell(hostile)).isEqualTo("'" + hostile);
        }
        assertThat(AuditCsv.cell("Noël")).isEqualTo("Noël");
        assertThat(AuditCsv.cell("")).isEmpty();
    }

    @Test
    void linesOlderThanAYearAreForgottenAndNoOthers() {
        note(server.beta(), ROBOT, "token.revoked", "vieille", Map.of());
        note(server.beta(), ROBOT, "token.revoked", "récente", Map.of());
        age("vieille", "367 days");
        age("récente", "364 days");

        new ForgetAudit(server.house().database(), server.house().clock()).run();

        assertThat(count("vieille")).isZero();
        assertThat(count("récente")).isEqualTo(1);
    }

    @Test
    void theApiGivesTheSameLines() {
        note(server.alpha(), ROBOT, "token.revoked", "Par l’API", Map.of());
        String token = People.token(server, server.alpha(), "{read,audit}");

        HttpResponse<String> lines =
                server.portal()
                        .with("authorization", "Bearer " + token)
                        .get("/api/v1/associations/alpha/audit?family=token&actor=" + ROBOT.id());

        assertThat(lines.statusCode()).isEqualTo(200);
        assertThat(lines.body()).contains("\"sentence\":\"Jeton", "Par l’API");
    }

    private static void note(
            Tenant tenant, Actor actor, String act, String subject, Map<String, String> detail) {
        server.house()
                .database()
                .write(
                        server.tenancy(tenant),
                        tx -> {
                            AuditLog.note(tx, actor, act, subject, detail);
                            return true;
                        });
    }

    private static void age(String subject, String by) {
        server.house()
                .database()
                .operator(
                        "age a line",
                        tx ->
                                tx.query(
                                                """
                                                with old as (
                                                    delete from audit_entry
                                                     where subject = '%1$s'
                                                 returning *)
                                                insert into audit_entry (tenant_id, id, at, actor_kind, actor_name, act, subject)
                                                select tenant_id, id, at - interval '%2$s', actor_kind, actor_name, act, subject
                                                  from old
                                                """
                                                        .formatted(subject, by))
                                        .execute());
        assertThat(count(subject)).isEqualTo(1);
    }

    private static int count(String subject) {
        return People.first(
                        server,
                        server.beta(),
                        Integer.class,
                        "select count(*) from audit_entry where subject = '%s'".formatted(subject))
                .orElseThrow();
    }

    private static Optional<String> older(String body) {
        Matcher found = OLDER.matcher(body);
        return found.find() ? Optional.of(found.group(1).replace("&amp;", "&")) : Optional.empty();
    }
}
