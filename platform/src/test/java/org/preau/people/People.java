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
}
