package org.preau.people;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.preau.audit.AuditLog;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.web.Desk;

/** Ends an office at once: its rights are gone with the next request. */
public final class EndOffice {

    /** How it went. */
    public sealed interface Outcome {}

    /** It is over; also when it was before. */
    public record Ended(String name) implements Outcome {}

    /** Nobody would be left to give offices: another responsible must be there first. */
    public record LastResponsible() implements Outcome {}

    /** The office carries rights that the one who ends it has not. */
    public record BeyondReach() implements Outcome {}

    /** Nobody of that account holds that office here. */
    public record Missing() implements Outcome {}

    private final Database database;
    private final Clock clock;

    public EndOffice(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Outcome run(Desk desk, AccountId account, Office office) {
        return database.write(desk.tenancy(), tx -> end(tx, desk, account, office));
    }

    private Outcome end(TenantTx tx, Desk desk, AccountId account, Office office) {
        boolean others =
                !office.responsible()
                        || Memberships.anotherIsResponsible(tx, account, office, Days.today(clock));
        Optional<Membership> found = Memberships.find(tx, account, office);
        if (found.isEmpty()) {
            return new Missing();
        }
        Membership before = found.get();
        if (!Reach.covers(desk, office)) {
            return new BeyondReach();
        }
        if (before.phase(Days.today(clock)) == Membership.Phase.OVER) {
            return new Ended(before.name());
        }
        if (!others && before.runs(Days.today(clock))) {
            return new LastResponsible();
        }
        Memberships.end(tx, account, office, clock.instant());
        AuditLog.note(
                tx,
                desk.actor(),
                "office.ended",
                before.name(),
                Map.of("office", Named.name(office)));
        return new Ended(before.name());
    }
}
