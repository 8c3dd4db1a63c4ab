package org.preau.operator;

import java.util.Map;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.CleanInput;
import org.preau.web.Actor;

/** Declines an application, with a reason that whoever asked reads. */
final class DeclineApplication {

    static final int MAX_REASON = 2_000;

    /** How it went. */
    sealed interface Outcome {}

    /** The letter is on its way. */
    record Declined() implements Outcome {}

    /** It was decided before; nothing was changed. */
    record Decided(Applications.State state) implements Outcome {}

    /** A reason of 3 to 2,000 characters is needed. */
    record NoReason() implements Outcome {}

    /** There is no such application. */
    record NoSuchApplication() implements Outcome {}

    private final Database database;
    private final Letters letters;
    private final TenantDirectory directory;

    DeclineApplication(Database database, Letters letters, TenantDirectory directory) {
        this.database = database;
        this.letters = letters;
        this.directory = directory;
    }

    Outcome run(Actor actor, UUID id, String reason) {
        String said = CleanInput.text(reason).strip();
        if (said.length() < 3 || said.length() > MAX_REASON) {
            return new NoReason();
        }
        return database.operator(
                "decline an application",
                tx ->
                        Applications.one(tx, id)
                                .map(asked -> decline(tx, actor, asked, said))
                                .orElseGet(NoSuchApplication::new));
    }

    private Outcome decline(
            OperatorTx tx, Actor actor, Applications.Application asked, String reason) {
        if (asked.state() != Applications.State.PENDING) {
            return new Decided(asked.state());
        }
        Applications.decide(tx, asked.id(), Applications.State.DECLINED, reason, actor);
        AuditLog.note(
                tx,
                directory.portal().id(),
                actor,
                "application.declined",
                asked.name(),
                Map.of("reason", reason));
        letters.fromPortal(
                tx,
                asked.email(),
                asked.language(),
                "declined",
                Map.of(
                        "name", asked.person(),
                        "association", asked.name(),
                        "reason", reason));
        return new Declined();
    }
}
