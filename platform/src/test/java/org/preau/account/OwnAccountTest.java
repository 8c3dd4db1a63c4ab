package org.preau.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.preau.account.AccountGround.PASSWORD;
import static org.preau.account.AccountGround.isIn;

import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.base.AccountId;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

final class OwnAccountTest {

    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]{39})</code>");
    private static final Pattern WRITTEN =
            Pattern.compile("<code>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})</code>");
    private static final Pattern STEP = Pattern.compile("name=\"jeton\" value=\"([^\"]+)\"");

    private static final AccountGround GROUND =
            new AccountGround(TestServer.start(Map.of("PREAU_TRUST_PROXY", "true")));

    @AfterAll
    static void stop() {
        GROUND.server().close();
    }

    @Test
    void changingThePasswordEndsTheOtherSessionsAndTellsTheOwner() {
        GROUND.account("fanny@example.org");
        Visitor here = GROUND.signedIn("fanny@example.org", "192.0.2.1");
        Visitor there = GROUND.signedIn("fanny@example.org", "192.0.2.2");
        here.get("/compte/mot-de-passe");

        HttpResponse<String> done = password(here, "trois chaises dans le vent");

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(isIn(here)).isTrue();
        assertThat(isIn(there)).isFalse();
        assertThat(GROUND.letters("fanny@example.org", 1).getFirst().subject())
                .contains("mot de passe a changé");
        assertThat(
                        GROUND.enter(GROUND.from("192.0.2.3"), "fanny@example.org", PASSWORD)
                                .statusCode())
                .isEqualTo(422);
        assertThat(
                        GROUND.enter(
                                        GROUND.from("192.0.2.3"),
                                        "fanny@example.org",
                                        "trois chaises dans le vent")
                                .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aWeakPasswordIsRefusedAndChangesNothing() {
        GROUND.account("gilles@example.org");
        Visitor visitor = GROUND.signedIn("gilles@example.org", "192.0.2.4");
        visitor.get("/compte/mot-de-passe");

        assertThat(password(visitor, "gilles@example.org").statusCode()).isEqualTo(422);
        assertThat(password(visitor, "password123").body()).doesNotContain("password123");
        assertThat(visitor.post("/compte/mot-de-passe/force", Map.of("password", "soleil")).body())
                .contains("\"good\":false");
        assertThat(
                        GROUND.enter(GROUND.from("192.0.2.5"), "gilles@example.org", PASSWORD)
                                .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/compte/mot-de-passe",
                "/compte/courriel",
                "/compte/deux-etapes",
                "/compte/cles"
            })
    void whatOpensTheRestAsksForAFreshProof(String path) {
        AccountId id = GROUND.account("helene@example.org");
        Visitor visitor = GROUND.signedIn("helene@example.org", "192.0.2.6");
        assertThat(visitor.get(path).statusCode()).isEqualTo(200);
        stale(id);

        HttpResponse<String> asked = visitor.get(path);
        String proof = asked.headers().firstValue("location").orElseThrow();
        visitor.get(proof);

        assertThat(proof).startsWith("/compte/preuve?next=");
        assertThat(
                        visitor.post(
                                        path,
                                        Map.of(
                                                "password",
                                                "x",
                                                "again",
                                                "x",
                                                "email",
                                                "x@y.fr",
                                                "name",
                                                "x"))
                                .headers()
                                .firstValue("location"))
                .hasValue(proof);
        assertThat(
                        visitor.post("/compte/preuve", Map.of("password", "faux", "next", path))
                                .statusCode())
                .isEqualTo(422);
        assertThat(visitor.get(path).statusCode()).isEqualTo(303);
        assertThat(
                        visitor.post("/compte/preuve", Map.of("password", PASSWORD, "next", path))
                                .headers()
                                .firstValue("location"))
                .hasValue(path);
        assertThat(visitor.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void everyPostThatOpensTheRestAsksForAFreshProof() {
        AccountId id = GROUND.account("preuves@example.org");
        Visitor visitor = GROUND.signedIn("preuves@example.org", "192.0.2.7");
        stale(id);

        for (String path :
                List.of(
                        "/compte/courriel",
                        "/compte/mot-de-passe",
                        "/compte/deux-etapes",
                        "/compte/deux-etapes/commencer",
                        "/compte/deux-etapes/codes",
                        "/compte/deux-etapes/arreter",
                        "/compte/cles",
                        "/compte/cles/options",
                        "/compte/cles/AAAA/oter")) {
            assertThat(visitor.post(path, Map.of()).headers().firstValue("location").orElse(""))
                    .as(path)
                    .startsWith("/compte/preuve");
        }
    }

    @Test
    void anotherAddressCountsOnceItsLinkWasOpenedAndTheFormerOneIsTold() {
        GROUND.account("ines@example.org");
        Visitor visitor = GROUND.signedIn("ines@example.org", "192.0.2.8");
        visitor.get("/compte/courriel");

        visitor.post("/compte/courriel", Map.of("email", "ines@example.net"));
        AccountGround.Letter letter = GROUND.letters("ines@example.net", 1).getFirst();
        visitor.get(letter.link());
        assertThat(visitor.get("/compte").body()).contains("ines@example.org");
        visitor.get(letter.link());
        visitor.post("/compte/courriel/preuve", Map.of("jeton", letter.secret()));

        assertThat(visitor.get("/compte").body()).contains("ines@example.net");
        assertThat(GROUND.letters("ines@example.org", 1).getFirst().subject())
                .contains("changé d’adresse");
        assertThat(visitor.get(letter.link()).statusCode()).isEqualTo(410);
    }

    @Test
    void anAddressThatHasAnAccountIsNotTakenAndOnlyItsOwnerLearnsWhy() {
        GROUND.account("jean@example.org");
        GROUND.account("karim@example.org");
        Visitor visitor = GROUND.signedIn("jean@example.org", "192.0.2.9");
        visitor.get("/compte/courriel");

        HttpResponse<String> taken =
                visitor.post("/compte/courriel", Map.of("email", "karim@example.org"));
        HttpResponse<String> free =
                visitor.post("/compte/courriel", Map.of("email", "libre@example.org"));

        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(taken.headers().firstValue("location"))
                .isEqualTo(free.headers().firstValue("location"));
        assertThat(GROUND.letters("karim@example.org", 1).getFirst().textBody())
                .contains("déjà un compte")
                .doesNotContain("jeton");
    }

    @Test
    void theSecondStepIsAskedAfterPasswordAndLinkAndNoCodeWorksTwice() {
        AccountId id = GROUND.account("lea@example.org");
        Visitor owner = GROUND.signedIn("lea@example.org", "192.0.2.10");
        owner.get("/compte/deux-etapes");
        owner.post("/compte/deux-etapes/commencer", Map.of());
        String page = owner.get("/compte/deux-etapes").body();
        byte[] secret = fromBase32(found(KEY, page).replace(" ", ""));
        assertThat(page).contains("<svg viewBox=\"0 0 ");
        assertThat(owner.post("/compte/deux-etapes", Map.of("code", "000000")).statusCode())
                .isEqualTo(422);
        HttpResponse<String> on =
                owner.post(
                        "/compte/deux-etapes",
                        Map.of("code", Totp.code(secret, Totp.step(Instant.now()))));
        List<String> written = WRITTEN.matcher(on.body()).results().map(it -> it.group(1)).toList();
        assertThat(written).hasSize(10).doesNotHaveDuplicates();

        Visitor visitor = GROUND.from("192.0.2.11");
        HttpResponse<String> asked = GROUND.enter(visitor, "lea@example.org", PASSWORD);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(visitor.cookie()).isEmpty();
        String step = found(STEP, asked.body());
        String used = Totp.code(secret, Totp.step(Instant.now()));
        assertThat(code(visitor, step, used).statusCode()).as("a replay").isEqualTo(422);
        GROUND.identity(id, tx -> SecondStep.taken(tx, id, 0));
        assertThat(code(visitor, step, Totp.code(secret, Totp.step(Instant.now()))).statusCode())
                .isEqualTo(303);
        assertThat(isIn(visitor)).isTrue();

        Visitor lost = GROUND.from("192.0.2.12");
        String again = found(STEP, GROUND.enter(lost, "lea@example.org", PASSWORD).body());
        assertThat(
                        lost.post(
                                        "/connexion/code",
                                        Map.of(
                                                "jeton",
                                                again,
                                                "recovery",
                                                written.get(3).toUpperCase(java.util.Locale.ROOT)))
                                .statusCode())
                .isEqualTo(303);
        Visitor twice = GROUND.from("192.0.2.13");
        String third = found(STEP, GROUND.enter(twice, "lea@example.org", PASSWORD).body());
        assertThat(
                        twice.post(
                                        "/connexion/code",
                                        Map.of("jeton", third, "recovery", written.get(3)))
                                .statusCode())
                .isEqualTo(422);

        String link = GROUND.server().accounts().signInLink(id);
        Visitor byLink = GROUND.from("192.0.2.14");
        byLink.get("/connexion");
        assertThat(
                        byLink.post(
                                        "/connexion/lien/entrer",
                                        Map.of("jeton", link.substring(link.indexOf('=') + 1)))
                                .body())
                .contains("name=\"jeton\"");
        assertThat(isIn(byLink)).isFalse();
    }

    @Test
    void codesAreLimitedToo() {
        AccountId id = GROUND.account("marc@example.org");
        Sealer sealer = new Sealer(GROUND.server().house().secrets());
        byte[] secret = Totp.secret();
        GROUND.identity(
                id,
                tx ->
                        tx.query(
                                        "update account set totp_secret = :secret, totp_proven_at = now() where account_id = :id")
                                .bind("id", id)
                                .bind("secret", sealer.seal(id, secret))
                                .execute());
        Visitor visitor = GROUND.from("192.0.2.15");
        String step = found(STEP, GROUND.enter(visitor, "marc@example.org", PASSWORD).body());

        for (int i = 0; i < 20; i++) {
            assertThat(code(visitor, step, "12345x").statusCode()).isEqualTo(422);
        }

        assertThat(code(visitor, step, Totp.code(secret, Totp.step(Instant.now()))).statusCode())
                .isEqualTo(429);
    }

    @Test
    void oneSessionOrAllOthersCanBeEndedAndNobodyElses() {
        GROUND.account("nadia@example.org");
        GROUND.account("omar@example.org");
        Visitor here = GROUND.signedIn("nadia@example.org", "192.0.2.16");
        Visitor there = GROUND.signedIn("nadia@example.org", "192.0.2.17");
        Visitor third = GROUND.signedIn("nadia@example.org", "192.0.2.18");
        Visitor omar = GROUND.signedIn("omar@example.org", "192.0.2.19");
        List<String> ids = sessions(here.get("/compte/appareils").body());
        String omars = sessions(omar.get("/compte/appareils").body()).getFirst();

        assertThat(ids).hasSize(3);
        assertThat(here.post("/compte/appareils/" + omars + "/fermer", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(isIn(omar)).isTrue();
        here.get("/compte/appareils");
        here.post("/compte/appareils/" + ids.get(1) + "/fermer", Map.of());
        assertThat(List.of(isIn(there), isIn(third))).containsExactlyInAnyOrder(true, false);
        here.get("/compte/appareils");
        here.post("/compte/appareils/fermer", Map.of());
        assertThat(isIn(here)).isTrue();
        assertThat(isIn(there) || isIn(third)).isFalse();
    }

    @Test
    void nameLanguageAndLightAreKept() {
        GROUND.account("paul@example.org");
        Visitor visitor = GROUND.signedIn("paul@example.org", "192.0.2.20");

        visitor.post(
                "/compte", Map.of("name", "Paul <b>É.", "language", "en", "appearance", "dark"));
        String page = visitor.get("/compte").body();
        visitor.post("/compte", Map.of("name", "", "language", "", "appearance", "light"));

        assertThat(page)
                .contains("lang=\"en\"", "data-theme=\"dark\"", "Paul &lt;b&gt;É.")
                .doesNotContain("<b>É");
        assertThat(visitor.get("/compte").body()).contains("data-theme=\"dark\"");
    }

    private static void stale(AccountId id) {
        GROUND.identity(
                id,
                tx ->
                        tx.query(
                                        "update session set proven_at = now() - interval '16 minutes' where account_id = :id")
                                .bind("id", id)
                                .execute());
    }

    private static HttpResponse<String> password(Visitor visitor, String password) {
        return visitor.post(
                "/compte/mot-de-passe", Map.of("password", password, "again", password));
    }

    private static HttpResponse<String> code(Visitor visitor, String step, String code) {
        return visitor.post("/connexion/code", Map.of("jeton", step, "code", code));
    }

    private static List<String> sessions(String page) {
        return Pattern.compile("/compte/appareils/([0-9a-f-]{36})/fermer")
                .matcher(page)
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    private static String found(Pattern pattern, String page) {
        return pattern.matcher(page).results().findFirst().orElseThrow().group(1);
    }

    private static byte[] fromBase32(String text) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i));
            number = number.shiftLeft(5).or(BigInteger.valueOf(digit));
        }
        return HexFormat.of().parseHex("%040x".formatted(number));
    }
}
