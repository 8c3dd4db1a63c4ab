package org.preau.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenancy;
import org.preau.web.Actor;

/**
 * Gives an office to an account without asking: for the platform's operator, the command line and
 * the demonstration. An association invites instead.
 */
public final class GiveOffice {

    /** How it went. */
    public sealed interface Outcome {}

    /** The office is held from {@code since} on. */
    public record Given(LocalDate since) implements Outcome {}

    /** It is held already; nothing was changed. */
    public record AlreadyHolds() implements Outcome {}

    private final Database database;
    private final Clock clock;

    public GiveOffice(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param name of the account's owner, for the audit log
     * @param since the first day; null for today
     * @param until the last day, not before the first; null for none
     */
    public Outcome run(
            Tenancy tenancy,
            Actor actor,
            AccountId account,
            String name,
            Office office,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {
        LocalDate today = Days.today(clock);
        LocalDate first = since == null ? today : since;
        return database.write(
                tenancy, tx -> give(tx, actor, account, name, office, today, first, until));
    }

    private static Outcome give(
            TenantTx tx,
            Actor actor,
            AccountId account,
            String name,
            Office office,
            LocalDate today,
            LocalDate first,
            @Nullable LocalDate until) {
        Optional<Membership> before = Memberships.find(tx, account, office);
        if (before.isPresent() && before.get().phase(today) != Membership.Phase.OVER) {
            return new AlreadyHolds();
        }
        Memberships.give(tx, account, office, first, until);
        AuditLog.note(tx, actor, "office.given", name, Map.of("office", Named.name(office)));
        return new Given(first);
    }
}
