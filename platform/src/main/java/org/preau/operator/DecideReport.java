package org.preau.operator;

import java.util.Map;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.base.EmailAddress;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.CleanInput;
import org.preau.web.Actor;

/**
 * Decides about a content that was reported. Whoever reported it learns the decision and its
 * reasons, and so does the association when its content had to go (Regulation (EU) 2022/2065,
 * articles 16.5 and 17); neither learns who the other is.
 */
final class DecideReport {

    static final int MAX_REASON = 2_000;

    /** How it went. */
    sealed interface Outcome {}

    /** The letters are on their way. */
    record Done() implements Outcome {}

    /** It was decided before; nothing was changed. */
    record Decided() implements Outcome {}

    /** A reason of 3 to 2,000 characters is needed. */
    record NoReason() implements Outcome {}

    /** There is no such report. */
    record NoSuchReport() implements Outcome {}

    private final Database database;
    private final Letters letters;
    private final TenantDirectory directory;

    DecideReport(Database database, Letters letters, TenantDirectory directory) {
        this.database = database;
        this.letters = letters;
        this.directory = directory;
    }

    Outcome run(Actor actor, UUID id, boolean removed, String reason) {
        String said = CleanInput.text(reason).strip();
        if (said.length() < 3 || said.length() > MAX_REASON) {
            return new NoReason();
        }
        return database.operator(
                "decide about a report",
                tx ->
                        Reports.one(tx, id)
                                .map(report -> decide(tx, actor, report, removed, said))
                                .orElseGet(NoSuchReport::new));
    }

    private Outcome decide(
            OperatorTx tx, Actor actor, Reports.Report report, boolean removed, String reason) {
        if (report.state() != Reports.State.PENDING) {
            return new Decided();
        }
        Reports.State state = removed ? Reports.State.REMOVED : Reports.State.KEPT;
        Reports.decide(tx, report.id(), state, reason, actor);
        AuditLog.note(
                tx,
                directory.portal().id(),
                actor,
                removed ? "report.removed" : "report.kept",
                report.associationName(),
                Map.of("address", report.address(), "reason", reason));
        EmailAddress email = report.email();
        if (email != null) {
            letters.fromPortal(
                    tx,
                    email,
                    report.language(),
                    removed ? "report-removed" : "report-kept",
                    Map.of(
                            "name", report.person(),
                            "page", report.address(),
                            "reason", reason));
        }
        if (removed) {
            AuditLog.note(
                    tx,
                    report.association(),
                    actor,
                    "report.removed",
                    report.address(),
                    Map.of("reason", reason));
            letters.toResponsibles(tx, report.association(), "content-removed", reason, null);
        }
        return new Done();
    }
}
