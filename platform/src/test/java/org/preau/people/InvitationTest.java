package org.preau.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

class InvitationTest {

    private static final String INVITE = "/espace/alpha/personnes/inviter";
    private static TestServer server;
    private static Visitor president;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        president = server.member(server.alpha(), Office.PRESIDENT);
        server.member(server.alpha(), Office.SECRETARY);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void somebodyWithoutAccountAcceptsComesInAndSeesTheWorkspace() {
        String link = invited("new@guests.example", "writer");
        Visitor guest = server.portal();

        HttpResponse<String> page = guest.get(link);
        HttpResponse<String> accepted = guest.post(link, Map.of("name", "Jeanne Petit"));
        String way = location(accepted);
        guest.get(way);
        guest.post("/connexion/lien/entrer", Map.of("jeton", secretIn(way)));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Association Alpha", "Rédaction", "Membre 1");
        assertThat(accepted.statusCode()).isEqualTo(303);
        assertThat(guest.get("/espace/alpha/personnes").body()).contains("Jeanne Petit");
        assertThat(guest.get("/espace/beta/personnes").statusCode()).isEqualTo(404);
    }

    @Test
    void openingTheLinkChangesNothing() {
        String link = invited("looks@guests.example", "member");

        server.portal().get(link);
        server.portal().get(link);

        assertThat(server.accounts().byEmail(new EmailAddress("looks@guests.example"))).isEmpty();
        assertThat(offices("looks@guests.example")).isZero();
        assertThat(server.portal().get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void anInvitationIsGoodOnce() {
        String link = invited("once@guests.example", "member");
        Visitor guest = server.portal();
        guest.get(link);

        assertThat(guest.post(link, Map.of("name", "Une Fois")).statusCode()).isEqualTo(303);
        HttpResponse<String> again = guest.post(link, Map.of("name", "Une Fois"));

        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("déjà été acceptée");
        assertThat(guest.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void anExpiredOneSaysSoAndGivesNothing() {
        String link = invited("late@guests.example", "member");
        Visitor guest = server.portal();
        guest.get(link);
        change("expires_at = now()", "late@guests.example");

        HttpResponse<String> answer = guest.post(link, Map.of("name", "En Retard"));

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("n’est plus valable", "Membre 1");
        assertThat(offices("late@guests.example")).isZero();
    }

    @Test
    void aWithdrawnOneSaysSoAndGivesNothing() {
        String link = invited("gone@guests.example", "member");
        Visitor guest = server.portal();
        guest.get(link);

        HttpResponse<String> withdrawn =
                president.post(offer("gone@guests.example") + "/retrait", Map.of());

        assertThat(withdrawn.statusCode()).isEqualTo(303);
        assertThat(guest.post(link, Map.of("name", "Trop Tard")).statusCode()).isEqualTo(410);
        assertThat(offices("gone@guests.example")).isZero();
    }

    @Test
    void anotherAssociationsPathIsAnsweredLikeAnAbsentOne() {
        String link = invited("path@guests.example", "member");
        Visitor guest = server.portal();
        assertThat(guest.get(link).statusCode()).isEqualTo(200);

        HttpResponse<String> foreign = guest.get(link.replace("/alpha/", "/beta/"));
        HttpResponse<String> absent = guest.get("/invitation/beta/" + "x".repeat(43));
        HttpResponse<String> nowhere = guest.get("/invitation/gamma/" + "x".repeat(43));

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(neutral(foreign)).isEqualTo(neutral(absent)).isEqualTo(neutral(nowhere));
        assertThat(guest.post(link.replace("/alpha/", "/beta/"), Map.of("name", "x")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoeverWasInvitedAndIsSignedInAcceptsWithOneButton() {
        String link = invited("signed@guests.example", "webmaster");
        Visitor guest = server.signedIn("Sami Signé", "signed@guests.example");
        HttpResponse<String> page = guest.get(link);

        HttpResponse<String> accepted = guest.post(link, Map.of());

        assertThat(page.body()).doesNotContain("name=\"name\"");
        assertThat(location(accepted)).startsWith("/espace/alpha?");
        assertThat(guest.get("/espace/alpha/personnes").statusCode()).isEqualTo(200);
    }

    @Test
    void somebodyElsesAccountCannotAccept() {
        String link = invited("right@guests.example", "president");
        Visitor other = server.signedIn("Autre", "other@guests.example");

        assertThat(other.get(link).statusCode()).isEqualTo(403);
        HttpResponse<String> answer = other.post(link, Map.of());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(other.get("/espace/alpha/personnes").statusCode()).isEqualTo(404);
        assertThat(offices("right@guests.example")).isZero();
    }

    @Test
    void theSameFormSentTwiceIsOneInvitationAndOneLetter() {
        Map<String, String> form = form("twice@guests.example", "member");

        HttpResponse<String> first = president.post(INVITE, form);
        HttpResponse<String> second = president.post(INVITE, form);

        assertThat(location(second)).isEqualTo(location(first));
        assertThat(letters("twice@guests.example")).isEqualTo(1);
    }

    @Test
    void whetherAnAddressHasAnAccountIsNotToldToWhoeverInvites() {
        server.accounts().create("Connue", new EmailAddress("known@guests.example"), null);

        HttpResponse<String> known = president.post(INVITE, form("known@guests.example", "member"));
        HttpResponse<String> unknown =
                president.post(INVITE, form("unknown@guests.example", "member"));

        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(303);
        assertThat(location(known)).isEqualTo(location(unknown));
    }

    @Test
    void aSecondInvitationToTheSameOfficeAndOneForWhoHoldsItAreRefusedInWords() {
        invited("dup@guests.example", "member");

        HttpResponse<String> again = president.post(INVITE, form("DUP@guests.example", "member"));
        HttpResponse<String> holder =
                president.post(INVITE, form("member1@members.example", "president"));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("attend déjà", "DUP@guests.example");
        assertThat(holder.statusCode()).isEqualTo(422);
        assertThat(holder.body()).contains("déjà cette fonction");
    }

    @Test
    void wrongAnswersKeepWhatWasTypedAndSayWhatIsWrong() {
        HttpResponse<String> answer =
                president.post(
                        INVITE,
                        Map.of(
                                "id", Ids.next().toString(),
                                "name", "",
                                "email", "jeanne@",
                                "office", "emperor",
                                "until", "2001-01-01"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("4 réponses", "jeanne@", "2001-01-01", "Il manque le nom", "déjà passé");
    }

    @Test
    void aNameCanNeitherEndAHeaderNorCarryAnAddress() {
        president.post(
                INVITE,
                with(form("header@guests.example", "member"), "name", "Eve\r\nBcc: all@x.example"));
        HttpResponse<String> advert =
                president.post(
                        INVITE,
                        with(form("ad@guests.example", "member"), "name", "Win https://x.example"));

        assertThat(text("name", "header@guests.example")).isEqualTo("Eve Bcc: all@x.example");
        assertThat(letter("subject", "header@guests.example")).doesNotContain("\r", "\n");
        assertThat(advert.statusCode()).isEqualTo(422);
        assertThat(letters("ad@guests.example")).isZero();
    }

    @Test
    void aNewLetterMakesTheLinkBeforeWorthlessAndWaitsFiveMinutes() {
        String before = invited("resend@guests.example", "member");

        HttpResponse<String> tooSoon =
                president.post(offer("resend@guests.example") + "/renvoi", Map.of());
        change("invited_at = now() - interval '6 minutes'", "resend@guests.example");
        HttpResponse<String> sent =
                president.post(offer("resend@guests.example") + "/renvoi", Map.of());
        String after = People.linkTo(server, server.alpha(), "resend@guests.example");

        assertThat(tooSoon.statusCode()).isEqualTo(422);
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(after).isNotEqualTo(before);
        assertThat(server.portal().get(before).statusCode()).isEqualTo(404);
        assertThat(server.portal().get(after).statusCode()).isEqualTo(200);
    }

    @Test
    void theSecretIsInTheLetterOnly() {
        String link = invited("secret@guests.example", "member");
        String secret = link.substring(link.lastIndexOf('/') + 1);

        assertThat(secret).hasSize(43);
        assertThat(
                        People.first(
                                        server,
                                        server.alpha(),
                                        String.class,
                                        "select i::text from invitation i where email = 'secret@guests.example'")
                                .orElseThrow())
                .doesNotContain(secret);
        assertThat(president.get(offer("secret@guests.example")).body()).doesNotContain(secret);
    }

    private static String invited(String email, String office) {
        HttpResponse<String> answer = president.post(INVITE, form(email, office));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return People.linkTo(server, server.alpha(), email);
    }

    private static Map<String, String> form(String email, String office) {
        return Map.of(
                "id",
                Ids.next().toString(),
                "name",
                "Jeanne Invitée",
                "email",
                email,
                "office",
                office,
                "until",
                "");
    }

    private static Map<String, String> with(Map<String, String> form, String key, String value) {
        Map<String, String> changed = new java.util.HashMap<>(form);
        changed.put(key, value);
        return changed;
    }

    private static String offer(String email) {
        return "/espace/alpha/personnes/invitations/" + text("id::text", email);
    }

    private static String text(String column, String email) {
        return People.first(
                        server,
                        server.alpha(),
                        String.class,
                        "select %s from invitation where email = '%s'".formatted(column, email))
                .orElseThrow();
    }

    private static String letter(String column, String email) {
        return People.first(
                        server,
                        server.alpha(),
                        String.class,
                        "select %s from outgoing_mail where recipient = '%s'"
                                .formatted(column, email))
                .orElseThrow();
    }

    private static int letters(String email) {
        return People.first(
                        server,
                        server.alpha(),
                        Integer.class,
                        "select count(*) from outgoing_mail where recipient = '%s'"
                                .formatted(email))
                .orElseThrow();
    }

    private static int offices(String email) {
        return People.first(
                        server,
                        server.alpha(),
                        Integer.class,
                        """
                        select count(*)
                          from membership m
                          join account a on a.account_id = m.account_id
                         where a.email = '%s'
                        """
                                .formatted(email))
                .orElseThrow();
    }

    private static void change(String what, String email) {
        People.change(
                server,
                server.alpha(),
                "update invitation set %s where email = '%s'".formatted(what, email));
    }

    /** Without the address itself, which the links to the other language repeat. */
    private static String neutral(HttpResponse<String> answer) {
        return answer.body().replaceAll("/invitation/[a-z]+/[A-Za-z0-9_-]+", "ADDRESS");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    private static String secretIn(String way) {
        return way.replaceFirst(".*jeton=", "").replaceFirst("&.*", "");
    }
}
