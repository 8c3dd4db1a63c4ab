package org.preau.site;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Settles what was remarked about a text, or opens it again; what was said stays. */
public final class SettleRemark {

    private final Database database;

    SettleRemark(Database database) {
        this.database = database;
    }

    /**
     * @param remark the one that begins the thread, or one of its answers
     * @param settled false to open it again
     */
    public RemarkOutcome run(Desk desk, UUID remark, boolean settled) {
        return database.write(desk.tenancy(), tx -> settle(tx, desk, remark, settled));
    }

    private static RemarkOutcome settle(TenantTx tx, Desk desk, UUID remark, boolean settled) {
        Optional<Remark> thread =
                Remarks.find(tx, remark).flatMap(it -> Remarks.find(tx, it.thread()));
        Optional<Article> found = thread.flatMap(it -> Articles.lock(tx, it.articleId()));
        if (found.isEmpty() || thread.isEmpty()) {
            return new RemarkOutcome.Missing();
        }
        if (!SayRemark.may(tx, desk, found.get())) {
            return new RemarkOutcome.NotYours(found.get());
        }
        if (thread.get().resolved().isPresent() == settled) {
            return new RemarkOutcome.Done(found.get(), thread.get());
        }
        Remarks.settle(tx, thread.get().id(), settled ? desk.actor().name() : null);
        AuditLog.note(
                tx,
                desk.actor(),
                settled ? "remark.resolved" : "remark.reopened",
                found.get().title(),
                Map.of());
        return new RemarkOutcome.Done(
                found.get(), Remarks.find(tx, thread.get().id()).orElseThrow());
    }
}
