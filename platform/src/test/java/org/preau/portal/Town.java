package org.preau.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.base.TenantId;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** What the portal's tests begin with. */
final class Town {

    private Town() {}

    static Tenancy portal(TestServer server) {
        return server.tenancy(server.house().directory().portal());
    }

    static CompareDirectory comparison(TestServer server) {
        return new CompareDirectory(
                server.house().database(), server.house().directory(), server.house().jobs());
    }

    static PortalFollower follower(TestServer server) {
        return new PortalFollower(server.house().jobs(), Clock.systemUTC());
    }

    /** Runs a statement in a tenant, with a word of it for the portal. */
    static void change(TestServer server, Tenant tenant, String statement, String value) {
        server.house()
                .database()
                .write(
                        server.tenancy(tenant),
                        tx -> {
                            tx.query(statement).bind("value", value).execute();
                            follower(server).changed(tx);
                            return true;
                        });
    }

    /** Has the operator bring an association into a state, and the portal told. */
    static void state(TestServer server, TenantId tenant, String state) {
        server.house()
                .database()
                .operator(
                        "test",
                        tx -> {
                            tx.query(
                                            """
                                            update tenant
                                               set state = :state,
                                                   delete_after = case when :state = 'deleted' then now() + interval '1 day' end
                                             where tenant_id = :tenant
                                            """)
                                    .bind("state", state)
                                    .bind("tenant", tenant)
                                    .execute();
                            tx.tenantChanged(tenant);
                            follower(server).changed(tx, tenant);
                            return true;
                        });
    }

    /** Puts entries of no association into the directory, to have many. */
    static void crowd(TestServer server, int count) {
        server.house()
                .database()
                .write(
                        portal(server),
                        tx ->
                                tx.query(
                                                """
                                                insert into directory_entry (association, name, slug, tagline, host, sector)
                                                select gen_random_uuid(), 'Élan ' || n, 'elan-' || n,
                                                       'Vélo et goûter n° ' || n, 'elan-' || n || '.localhost', 1 + n % 6
                                                  from generate_series(1, :count) n
                                                """)
                                        .bind("count", count)
                                        .execute());
    }

    /** Somebody who has signed in and holds an office. */
    static Visitor officer(
            TestServer server,
            Tenant tenant,
            String name,
            String email,
            Office office,
            @Nullable LocalDate until) {
        Visitor visitor = server.signedIn(name, email);
        AccountId account = server.accounts().byEmail(new EmailAddress(email)).orElseThrow().id();
        server.house()
                .database()
                .write(
                        server.tenancy(tenant),
                        tx ->
                                tx.query(
                                                """
                                                insert into membership (account_id, office, since, until)
                                                values (:account, :office, current_date - 30, cast(:until as date))
                                                """)
                                        .bind("account", account)
                                        .bind("office", office)
                                        .bind("until", until)
                                        .execute());
        return visitor;
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited a minute").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
