package org.preau.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.web.Desk;

/** Changes the last day of a mandate, or takes the end away. */
public final class ChangeMandate {

    /** How it went. */
    public sealed interface Outcome {}

    /** The mandate ends on that day now; also when it did before. */
    public record Changed(String name) implements Outcome {}

    /** The day lies in the past, or before the mandate's first: to end an office is another act. */
    public record TooEarly() implements Outcome {}

    /** The mandate is over already: the office must be given anew. */
    public record Over() implements Outcome {}

    /** The office carries rights that the one who changes it has not. */
    public record BeyondReach() implements Outcome {}

    /** Nobody of that account holds that office here. */
    public record Missing() implements Outcome {}

    private final Database database;
    private final Clock clock;

    public ChangeMandate(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param until the new last day; null for none
     */
    public Outcome run(Desk desk, AccountId account, Office office, @Nullable LocalDate until) {
        return database.write(desk.tenancy(), tx -> change(tx, desk, account, office, until));
    }

    private Outcome change(
            TenantTx tx, Desk desk, AccountId account, Office office, @Nullable LocalDate until) {
        Optional<Membership> found = Memberships.find(tx, account, office);
        if (found.isEmpty()) {
            return new Missing();
        }
        Membership before = found.get();
        if (!Reach.covers(desk, office)) {
            return new BeyondReach();
        }
        LocalDate today = Days.today(clock);
        if (before.phase(today) == Membership.Phase.OVER) {
            return new Over();
        }
        if (until != null && (until.isBefore(today) || until.isBefore(before.since()))) {
            return new TooEarly();
        }
        if (!Objects.equals(until, before.until())) {
            Memberships.setUntil(tx, account, office, until);
            AuditLog.note(tx, desk.actor(), "office.mandate", before.name(), detail(office, until));
        }
        return new Changed(before.name());
    }

    private static Map<String, String> detail(Office office, @Nullable LocalDate until) {
        Map<String, String> detail = new HashMap<>();
        detail.put("office", Named.name(office));
        detail.put("until", until == null ? "" : until.toString());
        return detail;
    }
}
