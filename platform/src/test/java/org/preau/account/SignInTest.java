package org.preau.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.preau.account.AccountGround.PASSWORD;
import static org.preau.account.AccountGround.isIn;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.base.AccountId;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

final class SignInTest {

    private static final AccountGround GROUND =
            new AccountGround(TestServer.start(Map.of("PREAU_TRUST_PROXY", "true")));

    @BeforeAll
    static void somebodyHasAnAccount() {
        GROUND.account("jeanne@example.org");
    }

    @AfterAll
    static void stop() {
        GROUND.server().close();
    }

    @Test
    void theRightPasswordOpensASessionInACookieOfThisHostAlone() {
        Visitor visitor = GROUND.from("192.0.2.1");
        visitor.get("/connexion?next=/compte");

        HttpResponse<String> in =
                visitor.post(
                        "/connexion",
                        Map.of(
                                "email", " Jeanne@Example.org ",
                                "password", PASSWORD,
                                "next", "/compte"));

        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("location")).hasValue("/compte");
        assertThat(in.headers().firstValue("set-cookie").orElseThrow())
                .matches(
                        "__Host-preau=[\\w-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=5184000");
        assertThat(isIn(visitor)).isTrue();
    }

    @Test
    void aRefusalIsTheSameWhetherThereIsAnAccountOrNot() {
        GROUND.server()
                .accounts()
                .create("Sans", new org.preau.base.EmailAddress("sans00@example.org"), null);

        HttpResponse<String> wrong =
                GROUND.enter(GROUND.from("192.0.2.2"), "jeanne@example.org", "pas celui-là");
        HttpResponse<String> nobody =
                GROUND.enter(GROUND.from("192.0.2.3"), "person@example.org", "pas celui-là");
        HttpResponse<String> without =
                GROUND.enter(GROUND.from("192.0.2.3"), "sans00@example.org", "pas celui-là");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(nobody.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
        assertThat(nobody.body().replace("person@", "jeanne@")).isEqualTo(wrong.body());
        assertThat(without.body().replace("sans00@", "jeanne@")).isEqualTo(wrong.body());
    }

    @Test
    void aRefusalTakesAsLongWhetherThereIsAnAccountOrNot() {
        PasswordHashes hashes = new PasswordHashes();
        String hash = hashes.of(PASSWORD);
        hashes.matches(hash, "x");
        hashes.matches(null, "x");

        long with = median(() -> hashes.matches(hash, "pas celui-là"));
        long without = median(() -> hashes.matches(null, "pas celui-là"));

        assertThat((double) without / with).isBetween(0.4, 2.5);
    }

    @Test
    void theSessionIdentifierChangesAtSignInAndTheFormerOneIsWorthNothing() {
        Visitor visitor = GROUND.signedIn("jeanne@example.org", "192.0.2.4");
        String former = visitor.cookie();

        GROUND.enter(visitor, "jeanne@example.org", PASSWORD);
        visitor.get("/compte");
        visitor.post("/connexion", Map.of("email", "jeanne@example.org", "password", PASSWORD));

        assertThat(visitor.cookie()).isNotEqualTo(former);
        assertThat(isIn(visitor)).isTrue();
        assertThat(isIn(GROUND.from("192.0.2.4").withCookie(former))).isFalse();
    }

    @Test
    void anIdentifierFromElsewhereIsNotTakenOver() {
        Visitor visitor =
                GROUND.from("192.0.2.5")
                        .withCookie("__Host-preau=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        GROUND.enter(visitor, "jeanne@example.org", PASSWORD);

        assertThat(visitor.cookie()).doesNotContain("AAAAAAAA");
    }

    @Test
    void aSecondCookieThrownFromANeighbourSignsNobodyIn() {
        Visitor mine = GROUND.signedIn("jeanne@example.org", "192.0.2.6");
        Visitor attacker = GROUND.signedIn("jeanne@example.org", "192.0.2.7");

        assertThat(
                        isIn(
                                GROUND.from("192.0.2.6")
                                        .withCookie(mine.cookie() + "; " + attacker.cookie())))
                .isFalse();
        assertThat(isIn(GROUND.from("192.0.2.6").withCookie("preau=" + value(attacker)))).isFalse();
        assertThat(isIn(GROUND.from("192.0.2.6").withCookie("x=y; " + mine.cookie()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                " /compte",
                "compte",
                "/é",
                ""
            })
    void nextLeadsNowhereElse(String next) {
        Visitor visitor = GROUND.from("192.0.2.8");
        visitor.get("/connexion");

        HttpResponse<String> in =
                visitor.post(
                        "/connexion",
                        Map.of(
                                "email", "jeanne@example.org",
                                "password", PASSWORD,
                                "next", next));

        assertThat(in.headers().firstValue("location")).hasValue("/espace");
    }

    @Test
    void aFormWithoutATokenOrWithAnothersIsRefused() {
        Visitor me = GROUND.signedIn("jeanne@example.org", "192.0.2.9");
        Visitor other = GROUND.signedIn("jeanne@example.org", "192.0.2.10");
        String theirs = token(other.get("/compte").body());
        Map<String, String> form = Map.of("name", "Changé", "appearance", "dark");

        assertThat(me.post("/compte", with(form, "")).statusCode()).isEqualTo(403);
        assertThat(me.post("/compte", with(form, theirs)).statusCode()).isEqualTo(403);
        assertThat(GROUND.from("192.0.2.11").post("/connexion", with(form, "")).statusCode())
                .isEqualTo(403);
        me.get("/compte");
        assertThat(me.post("/compte", form).statusCode()).isEqualTo(303);
        Visitor elsewhere = GROUND.from("192.0.2.9").withCookie(me.cookie());
        elsewhere.get("/compte");
        assertThat(
                        elsewhere
                                .with("origin", "https://evil.example")
                                .post("/compte", form)
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anExpiredOrForgottenSessionOpensNothing() {
        AccountId id = GROUND.account("vieille@example.org");
        Visitor idle = GROUND.signedIn("vieille@example.org", "192.0.2.12");
        GROUND.identity(
                id,
                tx ->
                        tx.query(
                                        "update session set seen_at = now() - interval '15 days' where account_id = :id")
                                .bind("id", id)
                                .execute());
        assertThat(isIn(idle)).isFalse();

        Visitor old = GROUND.signedIn("vieille@example.org", "192.0.2.12");
        assertThat(isIn(old)).isTrue();
        GROUND.identity(
                id,
                tx ->
                        tx.query(
                                        "update session set expires_at = now() - interval '1 second' where account_id = :id")
                                .bind("id", id)
                                .execute());
        assertThat(isIn(old)).isFalse();
    }

    @Test
    void signingOutEndsTheOtherSessionsOnEveryServerAtOnce() {
        GROUND.account("partout@example.org");
        Visitor here = GROUND.signedIn("partout@example.org", "192.0.2.13");
        Visitor there = GROUND.signedIn("partout@example.org", "192.0.2.14");
        try (TestServer second =
                TestServer.beside(GROUND.server(), Map.of("PREAU_TRUST_PROXY", "true"))) {
            Visitor beside = second.portal().withCookie(there.cookie());
            assertThat(isIn(beside)).isTrue();

            HttpResponse<String> out = here.post("/deconnexion", Map.of());
            long done = System.nanoTime();

            assertThat(out.headers().firstValue("set-cookie").orElseThrow())
                    .contains("__Host-preau=;", "Max-Age=0");
            assertThat(isIn(beside)).isFalse();
            assertThat(isIn(there)).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - done))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void theDatabaseHoldsNoSecretThatOpensASession() {
        Visitor visitor = GROUND.signedIn("jeanne@example.org", "192.0.2.15");
        AccountId id =
                GROUND.server()
                        .accounts()
                        .byEmail(new org.preau.base.EmailAddress("jeanne@example.org"))
                        .orElseThrow()
                        .id();

        GROUND.identity(
                id,
                tx -> {
                    assertThat(
                                    tx.query(
                                                    "select 1 from session s where s::text like '%' || :secret || '%'")
                                            .bind("secret", value(visitor))
                                            .exists())
                            .isFalse();
                    assertThat(
                                    tx.query("select 1 from session where token_hash = :hash")
                                            .bind(
                                                    "hash",
                                                    org.preau.web.Secrets.digest(value(visitor)))
                                            .exists())
                            .isTrue();
                });
    }

    private static long median(Runnable work) {
        long[] times = new long[9];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static String value(Visitor visitor) {
        return visitor.cookie().substring("__Host-preau=".length());
    }

    private static String token(String page) {
        int at = page.indexOf("name=\"csrf\" value=\"") + 19;
        return page.substring(at, page.indexOf('"', at));
    }

    private static Map<String, String> with(Map<String, String> form, String token) {
        Map<String, String> all = new java.util.HashMap<>(form);
        all.put("csrf", token);
        return all;
    }
}
