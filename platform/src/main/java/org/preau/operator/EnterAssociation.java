package org.preau.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.preau.audit.AuditLog;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantState;
import org.preau.text.CleanInput;
import org.preau.web.Actor;
import org.preau.web.Person;

/**
 * Lets an operator into an association for two hours, for all to see: a reason, the association's
 * audit log, a letter to its responsibles, in one commit.
 */
public final class EnterAssociation {

    /** How long a visit lasts unless it is ended before. */
    static final Duration LENGTH = Duration.ofHours(2);

    static final int MAX_REASON = 300;

    /** How it went. */
    public sealed interface Outcome {}

    /** The door is open until then. */
    public record Entered(Instant until) implements Outcome {}

    /** A reason of 3 to 300 characters is needed. */
    public record NoReason() implements Outcome {}

    /** Nobody enters what is deleted; take the deletion back first. */
    public record IsDeleted() implements Outcome {}

    private final Database database;
    private final Letters letters;
    private final Clock clock;

    EnterAssociation(Database database, Letters letters, Clock clock) {
        this.database = database;
        this.letters = letters;
        this.clock = clock;
    }

    Outcome run(Person who, Actor actor, Associations.Facts there, String reason) {
        String said = CleanInput.line(reason);
        if (said.length() < 3 || said.length() > MAX_REASON) {
            return new NoReason();
        }
        if (there.state() == TenantState.DELETED) {
            return new IsDeleted();
        }
        return database.operator("enter an association", tx -> enter(tx, who, actor, there, said));
    }

    private Outcome enter(
            OperatorTx tx, Person who, Actor actor, Associations.Facts there, String reason) {
        Optional<Visits.Visit> running = Visits.running(tx, there.tenantId(), who.account());
        if (running.isPresent()) {
            return new Entered(running.get().endsAt());
        }
        Instant until = clock.instant().plus(LENGTH);
        tx.query(
                        """
                        insert into operator_visit (tenant_id, id, account_id, reason, started_at, ends_at)
                        values (:tenant, :id, :account, :reason, :now, :until)
                        """)
                .bind("tenant", there.tenantId())
                .bind("id", Ids.next())
                .bind("account", who.account())
                .bind("reason", reason)
                .bind("now", clock.instant())
                .bind("until", until)
                .execute();
        AuditLog.note(
                tx, there.tenantId(), actor, "visit.started", who.name(), Map.of("reason", reason));
        letters.toResponsibles(tx, there.tenantId(), "visit", reason + "\n" + who.name(), until);
        return new Entered(until);
    }
}
