package org.preau.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Language;

final class SignInTest {

    private static final String PASSWORD = "un pont sous la pluie";

    private static TestServer server = TestServer.start(Map.of("PREAU_TRUST_PROXY", "true"));

    @BeforeAll
    static void somebodyHasAnAccount() {
        account("jeanne@example.org");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theRightPasswordOpensASessionThatTheNextRequestCarries() {
        Visitor visitor = server.portal();
        visitor.get("/connexion?next=/compte");

        HttpResponse<String> in =
                visitor.post("/connexion", form("jeanne@example.org", PASSWORD, "/compte"));

        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("location")).hasValue("/compte");
        assertThat(in.headers().firstValue("set-cookie").orElseThrow())
                .startsWith("__Host-preau=")
                .contains("; Path=/;", "; Secure;", "; HttpOnly;", "; SameSite=Lax;")
                .doesNotContain("Domain");
        assertThat(visitor.get("/connexion").statusCode()).isEqualTo(303);
    }

    @Test
    void aWrongPasswordSaysNeitherWhichIsWrongNorOpensAnything() {
        Visitor visitor = server.portal();
        visitor.get("/connexion");

        HttpResponse<String> wrong =
                visitor.post("/connexion", form("jeanne@example.org", "pas celui-là", ""));
        HttpResponse<String> nobody =
                visitor.post("/connexion", form("person@example.org", "pas celui-là", ""));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.headers().firstValue("set-cookie")).isEmpty();
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.body().replace("person@", "jeanne@")).isEqualTo(wrong.body());
    }

    static Map<String, String> form(String email, String password, String next) {
        return Map.of("email", email, "password", password, "next", next);
    }

    static AccountId account(String email) {
        AccountId id =
                server.accounts().create("Jeanne Roux", new EmailAddress(email), Language.FR).id();
        String hash = new PasswordHashes().of(PASSWORD);
        server.house()
                .database()
                .identity(
                        id,
                        tx -> {
                            AccountRows.setPassword(tx, id, hash);
                            return id;
                        });
        return id;
    }
}
