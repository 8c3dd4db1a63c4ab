package org.preau.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.preau.account.AccountGround.isIn;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.preau.base.AccountId;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

final class LinkTest {

    private static final AccountGround GROUND =
            new AccountGround(TestServer.start(Map.of("PREAU_TRUST_PROXY", "true")));

    @AfterAll
    static void stop() {
        GROUND.server().close();
    }

    @Test
    void askingGivesTheSameAnswerWhetherThereIsAnAccountOrNot() {
        GROUND.account("alice@example.org");

        HttpResponse<String> known = ask("alice@example.org");
        HttpResponse<String> unknown = ask("malik@example.org");

        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(unknown.body().replace("malik@", "alice@")).isEqualTo(known.body());
        assertThat(GROUND.letters("alice@example.org", 1)).hasSize(1);
        assertThat(GROUND.letters("malik@example.org")).isEmpty();
    }

    @Test
    void openingALinkChangesNothingAndItsButtonWorksOnce() {
        GROUND.account("bruno@example.org");
        ask("bruno@example.org");
        AccountGround.Letter letter = GROUND.letters("bruno@example.org", 1).getFirst();
        Visitor scanner = GROUND.from("192.0.2.1");
        Visitor owner = GROUND.from("192.0.2.2");
        Visitor late = GROUND.from("192.0.2.3");

        assertThat(scanner.get(letter.link()).statusCode()).isEqualTo(200);
        assertThat(scanner.cookie()).isEmpty();
        assertThat(owner.get(letter.link()).statusCode()).isEqualTo(200);
        late.get(letter.link());
        owner.post("/connexion/lien/entrer", Map.of("jeton", letter.secret()));

        assertThat(isIn(owner)).isTrue();
        assertThat(
                        late.post("/connexion/lien/entrer", Map.of("jeton", letter.secret()))
                                .statusCode())
                .isEqualTo(410);
        assertThat(late.get(letter.link()).statusCode()).isEqualTo(410);
        assertThat(isIn(late)).isFalse();
    }

    @Test
    void aLinkIsOverAfterItsTime() {
        AccountId id = GROUND.account("chloe@example.org");
        ask("chloe@example.org");
        AccountGround.Letter letter = GROUND.letters("chloe@example.org", 1).getFirst();
        Visitor visitor = GROUND.from("192.0.2.4");
        assertThat(visitor.get(letter.link()).statusCode()).isEqualTo(200);
        GROUND.identity(
                id,
                tx ->
                        tx.query(
                                        "update one_time set expires_at = expires_at - interval '15 minutes 1 second' where account_id = :id")
                                .bind("id", id)
                                .execute());

        assertThat(visitor.get(letter.link()).statusCode()).isEqualTo(410);
        assertThat(
                        visitor.post("/connexion/lien/entrer", Map.of("jeton", letter.secret()))
                                .statusCode())
                .isEqualTo(410);
    }

    @Test
    void threeLettersADayLeaveAndTheThirdLastsTheDayTheOthersCannot() {
        AccountId id = GROUND.account("denise@example.org");

        assertThat(ask("denise@example.org").statusCode()).isEqualTo(200);
        assertThat(ask("denise@example.org").statusCode()).isEqualTo(200);
        assertThat(ask("denise@example.org").statusCode()).isEqualTo(200);
        AccountGround.Letter third = GROUND.letters("denise@example.org", 3).getFirst();
        HttpResponse<String> fourth = ask("denise@example.org");
        GROUND.identity(
                id,
                tx ->
                        tx.query(
                                        "update one_time set expires_at = expires_at - interval '23 hours' where account_id = :id")
                                .bind("id", id)
                                .execute());

        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(GROUND.letters("denise@example.org")).hasSize(3);
        assertThat(
                        GROUND.letters("denise@example.org").stream()
                                .filter(letter ->
                                        GROUND.from("192.0.2.5").get(letter.link()).statusCode()
                                                == 200))
                .singleElement()
                .extracting(AccountGround.Letter::textBody)
                .asString()
                .contains("jusqu’à demain");
        assertThat(third.subject()).contains("Votre lien pour entrer");
    }

    @Test
    void theLinkLeadsWhereItsAskerWasGoingAndNowhereElse() {
        GROUND.account("emile@example.org");
        Visitor visitor = GROUND.from("192.0.2.6");
        visitor.get("/connexion");
        visitor.post(
                "/connexion/lien", Map.of("email", "emile@example.org", "next", "/espace/alpha"));
        visitor.post(
                "/connexion/lien", Map.of("email", "emile@example.org", "next", "//evil.example"));

        assertThat(
                        GROUND.letters("emile@example.org", 2).stream()
                                .map(letter ->
                                        visitor.withCookie("")
                                                .post(
                                                        "/connexion/lien/entrer",
                                                        Map.of("jeton", letter.secret()))
                                                .headers()
                                                .firstValue("location")
                                                .orElse("")))
                .containsExactlyInAnyOrder("/espace/alpha", "/espace");
    }

    private static HttpResponse<String> ask(String email) {
        Visitor visitor = GROUND.from("192.0.2.99");
        visitor.get("/connexion");
        return visitor.post("/connexion/lien", Map.of("email", email));
    }
}
