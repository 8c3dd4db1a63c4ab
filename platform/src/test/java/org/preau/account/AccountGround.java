package org.preau.account;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.sql.Tx;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Language;

/** What the tests of accounts share: people with passwords, their letters, their sessions. */
final class AccountGround {

    static final String PASSWORD = "un pont sous la pluie";
    private static final Pattern LINK = Pattern.compile("http://localhost:[0-9]+(/\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    record Letter(String subject, String textBody) {
        /** The path and query of the first address in it. */
        String link() {
            Matcher link = LINK.matcher(textBody);
            if (!link.find()) {
                throw new IllegalStateException("no link in: " + textBody);
            }
            return link.group(1);
        }

        String secret() {
            return link().substring(link().indexOf('=') + 1);
        }
    }

    private final TestServer server;

    AccountGround(TestServer server) {
        this.server = server;
    }

    TestServer server() {
        return server;
    }

    /** An account with the password above. */
    AccountId account(String email) {
        AccountId id =
                server.accounts().create("Jeanne Roux", new EmailAddress(email), Language.FR).id();
        String hash = new PasswordHashes().of(PASSWORD);
        identity(id, tx -> AccountRows.setPassword(tx, id, hash));
        return id;
    }

    /** A visitor whose limits are apart from everybody else's. */
    Visitor from(String address) {
        return server.portal().with("x-forwarded-for", address);
    }

    /** Signs in by password, in a browser of its own. */
    Visitor signedIn(String email, String address) {
        Visitor visitor = from(address);
        HttpResponse<String> in = enter(visitor, email, PASSWORD);
        if (in.statusCode() != 303) {
            throw new IllegalStateException("not signed in: " + in.statusCode());
        }
        visitor.get("/compte");
        return visitor;
    }

    HttpResponse<String> enter(Visitor visitor, String email, String password) {
        visitor.get("/connexion");
        return visitor.post("/connexion", Map.of("email", email, "password", password));
    }

    /** Letters to an address, the last first. */
    List<Letter> letters(String email) {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.house().directory().portal()),
                        tx ->
                                tx.query(
                                                """
                                                select subject, text_body
                                                  from outgoing_mail
                                                 where recipient = :to
                                                 order by id desc
                                                """)
                                        .bind("to", email)
                                        .list(Letter.class));
    }

    /** The letters once there are that many. */
    List<Letter> letters(String email, int count) {
        until(() -> letters(email).size() >= count);
        return letters(email);
    }

    void identity(AccountId id, java.util.function.Consumer<Tx> work) {
        server.house()
                .database()
                .identity(
                        id,
                        tx -> {
                            work.accept(tx);
                            return id;
                        });
    }

    static boolean isIn(Visitor visitor) {
        return visitor.get("/compte").statusCode() == 200;
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
