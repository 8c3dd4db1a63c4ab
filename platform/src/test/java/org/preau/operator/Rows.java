package org.preau.operator;

import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.text.Language;

/** Looks at the database past all gates, for what a test must know and no page says. */
final class Rows {

    private final TestServer server;

    Rows(TestServer server) {
        this.server = server;
    }

    long count(String sql) {
        return server.house()
                .database()
                .operator("count for a test", tx -> tx.query(sql).one(Long.class));
    }

    List<String> texts(String sql) {
        return server.house()
                .database()
                .operator("read for a test", tx -> tx.query(sql).list(String.class));
    }

    int change(String sql) {
        return server.house()
                .database()
                .operator("arrange for a test", tx -> tx.query(sql).execute());
    }

    /** Waits for what a job or another thread will do; fails after twenty seconds. */
    static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("it did not happen within 20 s");
            }
            Thread.onSpinWait();
        }
    }

    /** Gives somebody with that address the presidency of an association. */
    void president(Tenant tenant, String name, String email) {
        AccountId id = server.accounts().create(name, new EmailAddress(email), Language.FR).id();
        server.house()
                .database()
                .operator(
                        "arrange for a test",
                        tx ->
                                tx.query(
                                                """
                                                insert into membership (tenant_id, account_id, office)
                                                values (:tenant, :account, 'president')
                                                on conflict do nothing
                                                """)
                                        .bind("tenant", tenant.id())
                                        .bind("account", id)
                                        .execute());
    }
}
