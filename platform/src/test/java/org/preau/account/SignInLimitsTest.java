package org.preau.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.preau.account.AccountGround.PASSWORD;
import static org.preau.account.AccountGround.isIn;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

final class SignInLimitsTest {

    private static final AccountGround GROUND =
            new AccountGround(
                    TestServer.start(
                            Map.of(
                                    "PREAU_TRUST_PROXY", "true",
                                    "PREAU_DATABASE_POOL", "12")));

    @AfterAll
    static void stop() {
        GROUND.server().close();
    }

    @Test
    void theTwentyFirstGuessReachesNoHashAndTheOwnerStillGetsInByLinkAndBySession() {
        GROUND.account("cible@example.org");
        Visitor owner = GROUND.signedIn("cible@example.org", "198.51.100.1");
        for (int i = 0; i < 20; i++) {
            assertThat(guess("cible@example.org", "faux " + i, i).statusCode()).isEqualTo(422);
        }

        HttpResponse<String> right = guess("cible@example.org", PASSWORD, 21);
        for (int i = 0; i < 20; i++) {
            guess("ombre@example.org", "faux " + i, 100 + i);
        }
        HttpResponse<String> nobody = guess("ombre@example.org", "faux 20", 120);

        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(nobody.statusCode()).isEqualTo(429);
        assertThat(nobody.body().replace("ombre@", "cible@")).isEqualTo(right.body());
        assertThat(isIn(owner)).isTrue();
        Visitor byLink = GROUND.from("198.51.100.2");
        byLink.get("/connexion");
        byLink.post("/connexion/lien", Map.of("email", "cible@example.org"));
        AccountGround.Letter letter = GROUND.letters("cible@example.org", 1).getFirst();
        byLink.get(letter.link());
        byLink.post("/connexion/lien/entrer", Map.of("jeton", letter.secret()));
        assertThat(isIn(byLink)).isTrue();
    }

    @Test
    void sixtyFourGuessesAtTheSameTimeDoNotSlipPast() throws Exception {
        GROUND.account("foule@example.org");
        List<Callable<Integer>> guesses =
                IntStream.range(0, 64)
                        .mapToObj(i ->
                                (Callable<Integer>)
                                        () ->
                                                guess("foule@example.org", "faux " + i, 200 + i)
                                                        .statusCode())
                        .toList();
        List<Integer> statuses;
        try (ExecutorService people = Executors.newFixedThreadPool(64)) {
            statuses = people.invokeAll(guesses).stream().map(Future::resultNow).toList();
        }

        assertThat(statuses.stream().filter(status -> status == 422).count()).isEqualTo(20);
        assertThat(statuses.stream().filter(status -> status == 429).count()).isEqualTo(44);
    }

    @Test
    void theRightPasswordIsNoGuess() {
        GROUND.account("souvent@example.org");

        for (int i = 0; i < 25; i++) {
            assertThat(guess("souvent@example.org", PASSWORD, 300 + i).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void whoTriesManyAccountsFromOnePlaceIsSlowedDown() {
        List<Integer> statuses =
                IntStream.range(0, 70)
                        .mapToObj(i ->
                                GROUND.enter(
                                                GROUND.from("2001:db8:5:5::" + i),
                                                "personne" + i + "@example.org",
                                                "faux")
                                        .statusCode())
                        .toList();

        assertThat(statuses.stream().filter(status -> status == 429).count()).isBetween(1L, 10L);
        assertThat(statuses.getFirst()).isEqualTo(422);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    @Test
    void aPasswordOfAMegabyteIsRefusedBeforeItIsHashed() {
        assertThat(guess("grand@example.org", "x".repeat(500_000), 400).statusCode())
                .isIn(413, 422);
    }

    private static HttpResponse<String> guess(String email, String password, int place) {
        return GROUND.enter(
                GROUND.from("203.0." + place / 200 + "." + place % 200), email, password);
    }
}
