package org.preau.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.web.Person;
import org.preau.web.Secrets;

/** Rows that tests begin with. */
final class People {

    private People() {}

    static Person person(TestServer server, String name) {
        return person(server, name, false);
    }

    static Person operator(TestServer server, String name) {
        return person(server, name, true);
    }

    private static Person person(TestServer server, String name, boolean operator) {
        AccountId id = AccountId.next();
        EmailAddress email = new EmailAddress(name + "@people.example");
        server.house()
                .database()
                .identity(
                        null,
                        tx ->
                                tx.query(
                                                """
                                                insert into account (account_id, email, name, operator)
                                                values (:id, :email, :name, :operator)
                                                """)
                                        .bind("id", id)
                                        .bind("email", email)
                                        .bind("name", name)
                                        .bind("operator", operator)
                                        .execute());
        return new Person(id, Ids.next(), name, email, null, "system", operator);
    }

    static void office(
            TestServer server,
            Tenant tenant,
            Person person,
            Office office,
            LocalDate since,
            @Nullable LocalDate until) {
        server.house()
                .database()
                .write(
                        server.tenancy(tenant),
                        tx ->
                                tx.query(
                                                """
                                                insert into membership (account_id, office, since, until)
                                                values (:account, :office, :since, :until)
                                                """)
                                        .bind("account", person.account())
                                        .bind("office", office)
                                        .bind("since", since)
                                        .bind("until", until)
                                        .execute());
    }

    static void sql(TestServer server, Tenant tenant, String statement, Person person) {
        server.house()
                .database()
                .write(
                        server.tenancy(tenant),
                        tx -> tx.query(statement).bind("account", person.account()).execute());
    }

    /** A token with rights as the column has them: {@code {read,write}}. */
    static String token(TestServer server, Tenant tenant, String rights) {
        String secret = TokenSecret.next();
        server.house()
                .database()
                .write(
                        server.tenancy(tenant),
                        tx ->
                                tx.query(
                                                """
                                                insert into api_token (id, name, token_hash, rights, created_by)
                                                values (:id, 'Agenda', :hash, cast(:rights as text[]), 'fixture')
                                                """)
                                        .bind("id", Ids.next())
                                        .bind("hash", Secrets.digest(secret))
                                        .bind("rights", rights)
                                        .execute());
        return secret;
    }

    /** The person behind an account that somebody signed in with. */
    static Person known(TestServer server, String email) {
        var account = server.accounts().byEmail(new EmailAddress(email)).orElseThrow();
        return new Person(
                account.id(), Ids.next(), account.name(), account.email(), null, "system", false);
    }

    /** The first row of a query on the tables of one association. */
    static <T> java.util.Optional<T> first(
            TestServer server, Tenant tenant, Class<T> type, String statement) {
        return server.house()
                .database()
                .read(server.tenancy(tenant), tx -> tx.query(statement).first(type));
    }

    static int change(TestServer server, Tenant tenant, String statement) {
        return server.house()
                .database()
                .write(server.tenancy(tenant), tx -> tx.query(statement).execute());
    }

    /** The path in the last letter to an address. */
    static String linkTo(TestServer server, Tenant tenant, String email) {
        String text =
                first(
                                server,
                                tenant,
                                String.class,
                                """
                                select text_body
                                  from outgoing_mail
                                 where recipient = '%s'
                                 order by queued_at desc, id desc
                                 limit 1
                                """
                                        .formatted(email))
                        .orElseThrow();
        var found =
                java.util.regex.Pattern.compile("https?://[^/]+(/invitation/\\S+)").matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no link in: " + text);
        }
        return found.group(1);
    }
}
