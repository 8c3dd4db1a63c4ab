package org.preau.people;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Takes an invitation back: its link opens nothing any more. */
public final class WithdrawInvitation {

    /** How it went. */
    public sealed interface Outcome {}

    /** It is withdrawn; also when it was before. */
    public record Withdrawn() implements Outcome {}

    /** Too late: it was accepted. The office can be ended instead. */
    public record AlreadyAccepted() implements Outcome {}

    /** There is no such invitation here. */
    public record Missing() implements Outcome {}

    private final Database database;
    private final Clock clock;

    public WithdrawInvitation(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Outcome run(Desk desk, UUID id) {
        return database.write(desk.tenancy(), tx -> withdraw(tx, desk, id));
    }

    private Outcome withdraw(TenantTx tx, Desk desk, UUID id) {
        Optional<Invitation> found = Invitations.hold(tx, id);
        if (found.isEmpty()) {
            return new Missing();
        }
        Invitation before = found.get();
        if (before.acceptedAt() != null) {
            return new AlreadyAccepted();
        }
        if (before.isPending()) {
            Invitations.withdraw(tx, id, clock.instant());
            AuditLog.note(
                    tx,
                    desk.actor(),
                    "invitation.withdrawn",
                    before.name(),
                    Map.of("office", Named.name(before.office())));
        }
        return new Withdrawn();
    }
}
