package org.preau.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.web.AppUse;
import org.preau.web.Basic;
import org.preau.web.Desk;
import org.preau.web.Doorkeeper;
import org.preau.web.Person;

class AppPasswordTest {

    private static final Pattern SECRET = Pattern.compile("(?:[a-z2-9]{5}-){4}[a-z2-9]{6}");
    private static final String LIST = "/espace/alpha/mots-de-passe";
    private static final String HERE = "192.0.2.1:1234";

    private static TestServer server;
    private AppPasswordDoor door;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void aNewDoor() {
        door =
                new AppPasswordDoor(
                        server.house().database(),
                        server.house().tenancies(),
                        server.house().clock());
    }

    @Test
    void aPasswordIsShownOnceOpensItsOneUseAndIsRevokedByAClick() {
        Visitor writer = server.member(server.alpha(), Office.WRITER);
        Map<String, String> form =
                Map.of("id", Ids.next().toString(), "use", "files", "name", "Portable du bureau");

        HttpResponse<String> made = writer.post(LIST + "/nouveau", form);
        HttpResponse<String> again = writer.post(LIST + "/nouveau", form);

        String secret = secretIn(made);
        String login = loginIn(made);
        assertThat(made.headers().firstValue("cache-control")).contains("no-store");
        assertThat(made.body()).contains("/dav/alpha/");
        assertThat(SECRET.matcher(again.body()).find()).isFalse();
        assertThat(seated(login, secret, AppUse.FILES, server.alpha()).rights())
                .containsExactlyInAnyOrder(Right.READ, Right.WRITE);
        assertThat(
                        seated(
                                login.toUpperCase(java.util.Locale.ROOT),
                                secret.replace("-", " "),
                                AppUse.FILES,
                                server.alpha()))
                .isNotNull();
        assertThat(shown(login, secret, AppUse.GIT, server.alpha())).isEqualTo(REFUSED);
        assertThat(shown(login, secret, AppUse.FILES, server.beta())).isEqualTo(REFUSED);
        assertThat(shown(login, secret, AppUse.FILES, null)).isEqualTo(REFUSED);
        assertThat(shown("other@alpha.example", secret, AppUse.FILES, server.alpha()))
                .isEqualTo(REFUSED);
        assertThat(writer.get(LIST).body()).contains("Portable du bureau").doesNotContain(secret);

        HttpResponse<String> revoked =
                writer.post(LIST + "/" + form.get("id") + "/revocation", Map.of());

        assertThat(revoked.statusCode()).isEqualTo(303);
        assertThat(shown(login, secret, AppUse.FILES, server.alpha())).isEqualTo(REFUSED);
    }

    @Test
    void aPasswordOfSomebodyElseIsSeenAndRevokedByWhoAnswersForThePeopleOnly() {
        Visitor writer = server.member(server.alpha(), Office.WRITER);
        Visitor other = server.member(server.alpha(), Office.WRITER);
        Visitor president = server.member(server.alpha(), Office.PRESIDENT);
        String id = Ids.next().toString();
        writer.post(LIST + "/nouveau", Map.of("id", id, "use", "git", "name", "Sauvegarde maison"));

        assertThat(other.get(LIST).body()).doesNotContain("Sauvegarde maison");
        assertThat(other.post(LIST + "/" + id + "/revocation", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(president.get(LIST).body()).contains("Sauvegarde maison");
        assertThat(president.post(LIST + "/" + id + "/revocation", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(president.get("/espace/alpha/journal").body())
                .contains(
                        "Mot de passe « Sauvegarde maison »"
                                .replace(" »", "\u00a0»")
                                .replace("« ", "«\u00a0"));
    }

    @Test
    void aMandateThatEndsAnOfficeThatIsEndedAndAnAccountThatIsShutOpenNothing() {
        Person person = People.person(server, "leaving");
        LocalDate today = LocalDate.now(org.preau.text.Dates.PARIS);
        People.office(server, server.alpha(), person, Office.TREASURER, today.minusDays(9), null);
        String secret = made(person, server.alpha());
        String login = person.email().value();
        assertThat(seated(login, secret, AppUse.FILES, server.alpha()).may(Right.PUBLISH)).isTrue();

        sql("update membership set until = current_date - 2 where account_id = :id", person);
        assertThat(shown(login, secret, AppUse.FILES, server.alpha())).isEqualTo(REFUSED);

        sql("update membership set until = null, ended_at = now() where account_id = :id", person);
        assertThat(shown(login, secret, AppUse.FILES, server.alpha())).isEqualTo(REFUSED);

        sql("update membership set ended_at = null where account_id = :id", person);
        assertThat(seated(login, secret, AppUse.FILES, server.alpha())).isNotNull();
        server.house()
                .database()
                .identity(
                        null,
                        tx ->
                                tx.query(
                                                "update account set disabled_at = now() where account_id = :id")
                                        .bind("id", person.account())
                                        .execute());
        assertThat(shown(login, secret, AppUse.FILES, server.alpha())).isEqualTo(REFUSED);
    }

    @Test
    void afterTwentyWrongOnesNobodyLooksFromThatPlaceAndTheMemberElsewhereGetsIn() {
        Person person = People.person(server, "guessed");
        LocalDate today = LocalDate.now(org.preau.text.Dates.PARIS);
        People.office(server, server.alpha(), person, Office.MEMBER, today.minusDays(9), null);
        String secret = made(person, server.alpha());
        String login = person.email().value();

        for (int i = 0; i < 20; i++) {
            assertThat(shown(login, AppSecret.next(), AppUse.FILES, server.alpha()))
                    .isEqualTo(REFUSED);
        }

        assertThat(shown(login, secret, AppUse.FILES, server.alpha()))
                .isEqualTo(new Doorkeeper.TooMany());
        assertThat(
                        door.open(
                                new Basic(login, secret),
                                AppUse.FILES,
                                server.alpha(),
                                "198.51.100.7:4321"))
                .isInstanceOf(Doorkeeper.Seated.class);
    }

    @Test
    void aTokenMakesListsAndRevokesInTheNameOfItsMaker() {
        Visitor president = server.member(server.alpha(), Office.PRESIDENT);
        Matcher token =
                Pattern.compile("preau_[A-Za-z0-9_-]{43}")
                        .matcher(
                                president
                                        .post(
                                                "/espace/alpha/jetons/nouveau",
                                                Map.of(
                                                        "id", Ids.next().toString(),
                                                        "name", "Programme",
                                                        "right-read", "on",
                                                        "until", ""))
                                        .body());
        assertThat(token.find()).isTrue();
        Visitor api = server.portal().with("authorization", "Bearer " + token.group());
        String path = "/api/v1/associations/alpha/app-passwords";

        HttpResponse<String> made =
                api.json("POST", path, "{\"use\":\"git\",\"name\":\"Par programme\"}");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(SECRET.matcher(made.body()).find()).isTrue();
        assertThat(api.get(path).body()).contains("Par programme").doesNotContain("secret");
        String id = made.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        assertThat(api.json("DELETE", path + "/" + id, "").statusCode()).isEqualTo(204);
        assertThat(api.json("POST", path, "{\"use\":\"tout\"}").statusCode()).isEqualTo(422);
    }

    @Test
    void aPairIsReadAsTheStandardWritesIt() {
        assertThat(Basic.of("Basic dMOpb0BhLmI6YTpi")).contains(new Basic("téo@a.b", "a:b"));
        assertThat(Basic.of("basic !!")).isEmpty();
        assertThat(Basic.of("Basic //4=")).isEmpty();
        assertThat(Basic.of("Bearer x")).isEmpty();
        assertThat(new Basic("a", "secret").toString()).doesNotContain("secret");
    }

    private static final Doorkeeper.Shown REFUSED = new Doorkeeper.Refused();

    private Doorkeeper.Shown shown(
            String login,
            String secret,
            AppUse use,
            @org.jspecify.annotations.Nullable Tenant tenant) {
        return door.open(new Basic(login, secret), use, tenant, HERE);
    }

    private Desk seated(String login, String secret, AppUse use, Tenant tenant) {
        if (shown(login, secret, use, tenant) instanceof Doorkeeper.Seated(Desk desk)) {
            return desk;
        }
        throw new AssertionError("refused");
    }

    private static String made(Person person, Tenant tenant) {
        Desk desk =
                new Places(
                                server.house().database(),
                                server.house().tenancies(),
                                server.house().clock())
                        .desk(person, tenant, HERE)
                        .orElseThrow();
        MakeAppPassword.Outcome made =
                new MakeAppPassword(server.house().database(), server.house().clock())
                        .run(desk, new MakeAppPassword.Command(Ids.next(), AppUse.FILES, "x"));
        return ((MakeAppPassword.Made) made).secret();
    }

    private static void sql(String text, Person person) {
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> tx.query(text).bind("id", person.account()).execute());
    }

    private static String secretIn(HttpResponse<String> page) {
        Matcher secret = SECRET.matcher(page.body());
        assertThat(secret.find()).as(page.body()).isTrue();
        return secret.group();
    }

    private static String loginIn(HttpResponse<String> page) {
        Matcher login = Pattern.compile("<code>([^<@]+@[^<]+)</code>").matcher(page.body());
        assertThat(login.find()).isTrue();
        return login.group(1);
    }
}
