package org.preau.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

class TokenTest {

    private static final Pattern SECRET = Pattern.compile("preau_[A-Za-z0-9_-]{43}");
    private static final String NEW = "/espace/alpha/jetons/nouveau";
    private static final String API = "/api/v1/associations/";
    private static TestServer server;
    private static Visitor president;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        president = server.member(server.alpha(), Office.PRESIDENT);
        server.member(server.beta(), Office.PRESIDENT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aTokenIsShownOnceWorksAndIsRevokedForGood() {
        Map<String, String> form =
                Map.of(
                        "id", Ids.next().toString(),
                        "name", "Agenda de la mairie",
                        "right-read", "on",
                        "until", "");
        HttpResponse<String> made = president.post(NEW, form);
        String secret = secretIn(made);
        HttpResponse<String> again = president.post(NEW, form);

        assertThat(made.headers().firstValue("cache-control")).contains("no-store");
        assertThat(SECRET.matcher(again.body()).find()).isFalse();
        assertThat(president.get("/espace/alpha/jetons").body())
                .contains("Agenda de la mairie")
                .doesNotContain(secret);
        assertThat(api(secret).get(API + "alpha/members").statusCode()).isEqualTo(200);

        HttpResponse<String> revoked =
                president.post("/espace/alpha/jetons/" + form.get("id") + "/revocation", Map.of());

        assertThat(revoked.statusCode()).isEqualTo(303);
        assertThat(api(secret).get(API + "alpha/members").statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenOfAnotherAssociationIsAnsweredLikeAnUnknownOne() {
        String alphas = People.token(server, server.alpha(), "{read,people,audit}");
        String betas = People.token(server, server.beta(), "{read,people,audit}");
        for (String path : new String[] {"members", "invitations", "tokens", "audit"}) {
            HttpResponse<String> foreign = api(alphas).get(API + "beta/" + path);
            HttpResponse<String> unknown = api(TokenSecret.next()).get(API + "beta/" + path);

            assertThat(api(betas).get(API + "beta/" + path).statusCode()).isEqualTo(200);
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(unknown.body());
        }
    }

    @Test
    void aTokenGivesNoMoreThanItHas() {
        String modest = People.token(server, server.alpha(), "{read,people}");

        assertThat(invite(modest, "high@guests.example", "president").statusCode()).isEqualTo(403);
        assertThat(invite(modest, "low@guests.example", "member").statusCode()).isEqualTo(201);
        assertThat(make(modest, "\"publish\"").statusCode()).isEqualTo(403);
        assertThat(make(modest, "\"read\"").statusCode()).isEqualTo(201);
        assertThat(
                        api(modest)
                                .json(
                                        "DELETE",
                                        API + "alpha/members/" + presidentAccount() + "/president",
                                        "")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenFallsSilentWithTheOfficeOfWhoeverMadeIt() {
        Visitor secretary = server.member(server.alpha(), Office.SECRETARY);
        String path = API + "alpha/members";
        String first = secretIn(secretary.post(NEW, form("right-read", "right-people")));
        HttpResponse<String> child = make(first, "\"read\"");
        String second = secretIn(child);
        assertThat(api(first).get(path).statusCode()).isEqualTo(200);
        assertThat(api(second).get(path).statusCode()).isEqualTo(200);

        for (String over :
                new String[] {
                    "ended_at = now()", "since = '2020-01-01', until = current_date - 2"
                }) {
            secretaries("ended_at = null, until = null");
            assertThat(api(first).get(path).statusCode()).isEqualTo(200);

            secretaries(over);

            assertThat(api(first).get(path).statusCode()).as(over).isEqualTo(404);
            assertThat(api(second).get(path).statusCode()).as(over).isEqualTo(404);
            assertThat(president.get("/espace/alpha/jetons").body())
                    .contains("il n’ouvre plus rien. Révoquez-le");
        }
    }

    @Test
    void aTokenHasNoRightThatItsMakerHasLost() {
        Visitor both = server.member(server.alpha(), Office.PRESIDENT);
        String strong = secretIn(both.post(NEW, form("right-read", "right-people")));
        assertThat(invite(strong, "one@guests.example", "member").statusCode()).isEqualTo(201);

        People.change(
                server,
                server.alpha(),
                """
                update membership
                   set office = 'member'
                 where account_id = (select maker_id from api_token order by created_at desc, id desc limit 1)
                """);

        assertThat(invite(strong, "two@guests.example", "member").statusCode()).isEqualTo(403);
        assertThat(api(strong).get(API + "alpha/members").statusCode()).isEqualTo(200);
    }

    private static Map<String, String> form(String... rights) {
        Map<String, String> form = new java.util.HashMap<>();
        form.put("id", Ids.next().toString());
        form.put("name", "Agenda");
        form.put("until", "");
        for (String right : rights) {
            form.put(right, "on");
        }
        return form;
    }

    private static void secretaries(String change) {
        People.change(
                server,
                server.alpha(),
                "update membership set " + change + " where office = 'secretary'");
    }

    @Test
    void aReadingTokenChangesNothingAndSeesNoAddresses() {
        String reading = People.token(server, server.alpha(), "{read}");

        HttpResponse<String> members = api(reading).get(API + "alpha/members");

        assertThat(members.body()).contains("Membre 1").doesNotContain("@members.example");
        assertThat(invite(reading, "no@guests.example", "member").statusCode()).isEqualTo(403);
        assertThat(make(reading, "\"read\"").statusCode()).isEqualTo(403);
        assertThat(api(reading).get(API + "alpha/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyMakesATokenThatRunsThePlatformFromAnAssociation() {
        HttpResponse<String> made =
                president.post(
                        NEW,
                        Map.of(
                                "id", Ids.next().toString(),
                                "name", "Trop",
                                "right-operate", "on",
                                "until", ""));

        assertThat(made.statusCode()).isEqualTo(422);
        assertThat(made.body()).contains("plus de droits que vous");
    }

    @Test
    void theApiInvitesListsResendsAndWithdraws() {
        String token = People.token(server, server.alpha(), "{read,people}");
        String id = Ids.next().toString();
        String body =
                """
                {"id": "%s", "name": "Api Ami", "email": "api@guests.example", "office": "member", "until": "2040-01-01"}
                """
                        .formatted(id);

        HttpResponse<String> made = api(token).json("POST", API + "alpha/invitations", body);
        HttpResponse<String> again = api(token).json("POST", API + "alpha/invitations", body);
        HttpResponse<String> list = api(token).get(API + "alpha/invitations");
        String one = API + "alpha/invitations/" + id;

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(list.body()).contains("api@guests.example", "\"expired\":false");
        assertThat(api(token).json("POST", one + "/letter", "").statusCode()).isEqualTo(409);
        assertThat(api(token).json("DELETE", one, "").statusCode()).isEqualTo(204);
        assertThat(api(token).get(API + "alpha/invitations").body())
                .doesNotContain("api@guests.example");
        assertThat(api(token).json("DELETE", API + "alpha/invitations/nonsense", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theApiSaysWhichFieldIsWrong() {
        String token = People.token(server, server.alpha(), "{read,people}");

        HttpResponse<String> wrong =
                api(token)
                        .json(
                                "POST",
                                API + "alpha/invitations",
                                "{\"name\": \"\", \"email\": \"x\", \"office\": \"king\"}");
        HttpResponse<String> malformed =
                api(token).json("POST", API + "alpha/invitations", "{\"name\": 1, ]");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("\"name\"", "\"email\"", "\"office\"");
        assertThat(malformed.statusCode()).isEqualTo(400);
    }

    @Test
    void foreignTokensAreAnsweredLikeAbsentOnes() {
        String foreign = betaTokenId(People.token(server, server.beta(), "{read}"));

        HttpResponse<String> answer =
                president.post("/espace/alpha/jetons/" + foreign + "/revocation", Map.of());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(revocation(foreign)).isEqualTo(revocation(Ids.next().toString()));
    }

    /** Without the address itself, which the links to the other language repeat. */
    private static String revocation(String id) {
        String path = "/espace/alpha/jetons/" + id + "/revocation";
        HttpResponse<String> answer = president.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        return answer.body().replace(path, "ADDRESS");
    }

    private static String betaTokenId(String secret) {
        assertThat(secret).matches(SECRET);
        return People.first(
                        server,
                        server.beta(),
                        String.class,
                        "select id::text from api_token order by created_at desc limit 1")
                .orElseThrow();
    }

    private static Visitor api(String secret) {
        return server.portal().with("authorization", "Bearer " + secret);
    }

    private static HttpResponse<String> invite(String secret, String email, String office) {
        return api(secret)
                .json(
                        "POST",
                        API + "alpha/invitations",
                        """
                        {"name": "Api", "email": "%s", "office": "%s"}
                        """
                                .formatted(email, office));
    }

    private static HttpResponse<String> make(String secret, String rights) {
        return api(secret)
                .json(
                        "POST",
                        API + "alpha/tokens",
                        "{\"name\": \"Second\", \"rights\": [%s]}".formatted(rights));
    }

    private static String presidentAccount() {
        return People.known(server, "member1@members.example").account().toString();
    }

    private static String secretIn(HttpResponse<String> page) {
        Matcher found = SECRET.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group();
    }
}
