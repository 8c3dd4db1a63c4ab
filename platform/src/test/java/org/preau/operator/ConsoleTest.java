package org.preau.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.web.Route;

/** The console through HTTP: finding, opening and changing associations. */
class ConsoleTest {

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
    void aNameIsEnoughToOpenAnAssociationWhoseSiteThenAnswers() {
        operator.get("/console/associations/nouvelle");

        HttpResponse<String> answer =
                operator.post("/console/associations", form("Chœur des Écluses d’été", ""));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer))
                .isEqualTo("/console/associations/choeur-des-ecluses-d-ete?dit=operator.opened");
        assertThat(operator.get(location(answer)).body())
                .contains("Chœur des Écluses d’été", "L’association est ouverte, son site répond.");
        assertThat(server.visitor("choeur-des-ecluses-d-ete.localhost").get("/").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFormSentTwiceOpensOneAssociation() {
        Map<String, String> form = form("Envoi Double", "envoi-double");

        String first = location(operator.post("/console/associations", form));
        String second = location(operator.post("/console/associations", form));

        assertThat(second).isEqualTo(first);
        assertThat(rows.count("select count(*) from tenant where name = 'Envoi Double'"))
                .isEqualTo(1);
    }

    @Test
    void aShortNameInUseIsNamedWithItsOwnerAndAFreeOne() {
        HttpResponse<String> answer =
                operator.post("/console/associations", form("Une autre", "alpha"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer))
                .contains("« alpha » est à Association Alpha. « alpha-2 » est libre.")
                .contains("value=\"Une autre\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xn--caf-dma",
                "www",
                "a",
                "-abc",
                "abc-",
                "a--b",
                "Maj",
                "été",
                "a.b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "a b",
                "x'); drop table tenant; --",
                "\u202eabc"
            })
    void aHostileShortNameIsRefusedAndNothingTypedIsLost(String slug) {
        HttpResponse<String> answer =
                operator.post("/console/associations", form("Nom gardé", slug));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("aria-invalid=\"true\"").contains("Nom gardé");
        assertThat(rows.count("select count(*) from tenant where name = 'Nom gardé'")).isZero();
    }

    @Test
    void aHostileNameIsTextOnEveryPage() {
        String name = "<script>alert(1)</script>\u202e{{facts}} \"'&";
        HttpResponse<String> answer =
                operator.post("/console/associations", form(name, "hostile-name"));

        assertThat(answer.statusCode()).isEqualTo(303);
        for (String page :
                List.of(
                        "/console/associations?q=script",
                        "/console/associations/hostile-name",
                        "/console/associations/hostile-name/suspension",
                        "/console/associations/hostile-name/visite")) {
            assertThat(operator.get(page).body())
                    .as(page)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;{{facts}}")
                    .doesNotContain("<script>alert", "\u202e");
        }
    }

    @Test
    void theListFindsByPlainWordsInAnyOrderByPersonAndByState() {
        server.open("recherche-un", "Étoile d’Évian");
        rows.president(server.open("recherche-deux", "Autre chose"), "Zoé", "zoe@trouver.example");

        assertThat(operator.get("/console/associations?q=evian+ETOILE").body())
                .contains("recherche-un")
                .doesNotContain("recherche-deux");
        assertThat(operator.get("/console/associations?q=zoe@trouver.example").body())
                .contains("recherche-deux")
                .doesNotContain("recherche-un");
        assertThat(operator.get("/console/associations?q=evian&etat=archived").body())
                .doesNotContain("recherche-un");
        assertThat(operator.get("/console/associations?q=100%25_%5C").statusCode()).isEqualTo(200);
    }

    @Test
    void aQuotaAndANameAreChangedAndTheSiteIsShownAnew() {
        Tenant before = server.open("reglages", "Avant");
        operator.get("/console/associations/reglages");

        HttpResponse<String> answer =
                operator.post(
                        "/console/associations/reglages/reglages",
                        Map.of("name", "Après", "sector", "3", "quota", "2 500"));

        assertThat(answer.statusCode()).isEqualTo(303);
        Tenant after = server.house().directory().bySlug(before.slug()).orElseThrow();
        assertThat(after.name()).isEqualTo("Après");
        assertThat(after.revision()).isGreaterThan(before.revision());
        assertThat(
                        rows.texts(
                                "select quota_bytes || ' ' || sector from tenant where slug = 'reglages'"))
                .containsExactly("2500000000 3");
    }

    @Test
    void theFirstResponsibleReceivesAnInvitationByMail() {
        Map<String, String> form = new HashMap<>(form("Invitante", "invitante"));
        form.put("responsible", "Louise@Inviter.example");
        form.put("responsible-name", "Louise Martin");

        HttpResponse<String> answer = operator.post("/console/associations", form);

        assertThat(location(answer)).contains("opened-invited");
        Rows.until(() ->
                rows.count(
                                "select count(*) from outgoing_mail where recipient = 'louise@inviter.example'")
                        == 1);
        assertThat(
                        rows.texts(
                                "select office || ' ' || name from invitation where email = 'louise@inviter.example'"))
                .containsExactly("president Louise Martin");
    }

    @Test
    void measuringCountsTheObjectsAndTheTexts() throws Exception {
        Tenant measured = server.open("mesuree", "Mesurée");
        server.house()
                .store()
                .put(
                        new ObjectKey("tenants/" + measured.id() + "/media/abc"),
                        Content.of(new byte[12_345]));
        operator.get("/console/associations/mesuree");

        operator.post("/console/associations/mesuree/mesure", Map.of());

        assertThat(rows.count("select used_bytes from tenant where slug = 'mesuree'"))
                .isBetween(12_345L, 13_000L);
    }

    @Test
    void theConsoleIsNotThereForAnybodyElse() {
        Visitor person = server.signedIn("Pas opératrice", "pas@operatrice.example");
        String absent = neutral(person.get("/console/rien-de-tel").body());

        for (Route route : OperatorRoutesOf.console(server)) {
            String path =
                    route.path()
                            .replace("{slug}", "alpha")
                            .replace("{blueprint}", "00000000-0000-7000-8000-000000000000")
                            .replace("{id}", "00000000-0000-7000-8000-000000000000");
            HttpResponse<String> answer =
                    route.method() == org.preau.web.Method.GET
                            ? person.get(path)
                            : person.post(path, Map.of());
            assertThat(answer.statusCode()).as(route.method() + " " + path).isEqualTo(404);
            assertThat(neutral(answer.body())).as(route.method() + " " + path).isEqualTo(absent);
            assertThat(server.portal().get(path).statusCode()).as(path).isIn(303, 405);
        }
    }

    private static Map<String, String> form(String name, String slug) {
        return Map.of(
                "id",
                UUID.nameUUIDFromBytes((name + slug).getBytes(StandardCharsets.UTF_8)).toString(),
                "name",
                name,
                "slug",
                slug,
                "theme",
                "page-blanche",
                "language",
                "fr");
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    /** Unbreakable spaces as plain ones, so that tests can be read. */
    static String text(HttpResponse<String> answer) {
        return answer.body().replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    private static String neutral(String page) {
        return page.replaceAll("\\?langue=", "")
                .replaceAll("href=\"/console[^\"]*\"", "")
                .replaceAll("value=\"[^\"]+\"", "");
    }
}
