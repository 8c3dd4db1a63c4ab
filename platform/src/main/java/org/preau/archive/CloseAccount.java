package org.preau.archive;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.preau.account.Closing;
import org.preau.audit.AuditLog;
import org.preau.base.AccountId;
import org.preau.base.TenantId;
import org.preau.jobs.Jobs;
import org.preau.snapshot.PersonRows;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.Office;
import org.preau.tenancy.TenantDirectory;
import org.preau.web.Actor;

/**
 * Ends an account for good: what it opens is shut at once, and jobs take the person out of every
 * association, now and once more a day later, for a snapshot that was under way.
 */
public final class CloseAccount implements Closing {

    private static final Duration AGAIN = Duration.ofHours(25);

    private record Known(String name, String email, boolean operator) {}

    private final Database database;
    private final Jobs jobs;
    private final TenantDirectory directory;
    private final Clock clock;

    public CloseAccount(Database database, Jobs jobs, TenantDirectory directory, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Outcome look(AccountId account) {
        return database.operator("see what an account holds", tx -> hindrance(tx, account));
    }

    @Override
    public Outcome run(AccountId account) {
        return database.operator(
                "close an account",
                tx -> {
                    Outcome outcome = hindrance(tx, account);
                    if (outcome instanceof Free) {
                        close(tx, account);
                    }
                    return outcome;
                });
    }

    private static Outcome hindrance(OperatorTx tx, AccountId account) {
        Known known = known(tx, account);
        if (known.operator()) {
            return new RunsThePlatform();
        }
        List<String> alone = alone(tx, account);
        return alone.isEmpty() ? new Free(associations(tx, account).size()) : new Alone(alone);
    }

    private static Known known(OperatorTx tx, AccountId account) {
        return tx.query(
                        """
                        select name, email, operator
                          from account
                         where account_id = :account
                           for update
                        """)
                .bind("account", account)
                .one(Known.class);
    }

    /** Associations that nobody else answers for. */
    private static List<String> alone(OperatorTx tx, AccountId account) {
        return tx.query(
                        """
                        select t.name
                          from tenant t
                         where t.state <> 'deleted'
                           and exists (select from membership m
                                        where m.tenant_id = t.tenant_id
                                          and m.account_id = :account
                                          and m.office = any(:offices)
                                          and m.ended_at is null
                                          and (m.until is null or m.until >= (now() at time zone 'Europe/Paris')::date))
                           and not exists (select from membership m
                                             join account a on a.account_id = m.account_id
                                            where m.tenant_id = t.tenant_id
                                              and m.account_id <> :account
                                              and a.disabled_at is null
                                              and m.office = any(:offices)
                                              and m.ended_at is null
                                              and m.since <= (now() at time zone 'Europe/Paris')::date
                                              and (m.until is null or m.until >= (now() at time zone 'Europe/Paris')::date))
                         order by t.name
                        """)
                .bind("account", account)
                .bind(
                        "offices",
                        Arrays.stream(Office.values()).filter(Office::responsible).toList())
                .list(String.class);
    }

    private static List<TenantId> associations(OperatorTx tx, AccountId account) {
        return tx.query(
                        """
                        select distinct tenant_id
                          from membership
                         where account_id = :account
                        """)
                .bind("account", account)
                .list(TenantId.class);
    }

    private void close(OperatorTx tx, AccountId account) {
        Known known = known(tx, account);
        UUID id = UUID.fromString(account.toString());
        ErasePerson.Person person =
                new ErasePerson.Person(id, List.of(known.name(), known.email()));
        for (TenantId tenant : associations(tx, account)) {
            jobs.schedule(tx, tenant, ErasePerson.KIND, id + "/1", person, clock.instant());
            jobs.schedule(
                    tx, tenant, ErasePerson.KIND, id + "/2", person, clock.instant().plus(AGAIN));
        }
        // In hidden places as well, where a proof may have put them back for a minute.
        tx.query("select set_config('preau.hidden', 'on', true)").one(String.class);
        tx.query("delete from membership where account_id = :account")
                .bind("account", account)
                .execute();
        tx.query("delete from account where account_id = :account")
                .bind("account", account)
                .execute();
        AuditLog.note(
                tx,
                directory.portal().id(),
                Actor.system("Préau"),
                "account.closed",
                PersonRows.NOBODY,
                Map.of());
    }
}
