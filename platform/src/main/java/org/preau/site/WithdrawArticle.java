package org.preau.site;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.web.Desk;

/**
 * Takes a public text offline, or gives up the day it waits for. It stays in the workspace, with
 * its day and its address.
 */
public final class WithdrawArticle {

    private final Database database;
    private final Events events;

    public WithdrawArticle(Database database, Events events) {
        this.database = database;
        this.events = events;
    }

    public StateOutcome run(Desk desk, UUID id) {
        return database.write(desk.tenancy(), tx -> withdraw(tx, desk, id));
    }

    private StateOutcome withdraw(TenantTx tx, Desk desk, UUID id) {
        Optional<Article> found = Articles.lock(tx, id);
        if (found.isEmpty()) {
            return new StateOutcome.Missing();
        }
        Article before = found.get();
        if (!Ground.of(tx, desk, Right.PUBLISH).holds(before)) {
            return new StateOutcome.Elsewhere(before);
        }
        if (before.state() == ArticleState.WITHDRAWN) {
            return new StateOutcome.Done(before);
        }
        if (!before.isPublished()) {
            return new StateOutcome.NotNow(before);
        }
        return before.scheduled() ? giveUp(tx, desk, before) : takeOffline(tx, desk, before);
    }

    private StateOutcome takeOffline(TenantTx tx, Desk desk, Article before) {
        Articles.setState(tx, before.id(), ArticleState.WITHDRAWN, "");
        tx.siteChanged();
        events.tell(tx, new ArticleWithdrawn(tx.tenant(), before.id()));
        return done(tx, desk, before, "withdrawn");
    }

    /** Nobody was told of it yet but its writer: it is what it was before. */
    private static StateOutcome giveUp(TenantTx tx, Desk desk, Article before) {
        Articles.setUnscheduled(tx, before.id());
        tx.siteChanged();
        return done(tx, desk, before, "unscheduled");
    }

    private static StateOutcome done(TenantTx tx, Desk desk, Article before, String what) {
        Article after = Articles.find(tx, before.id()).orElseThrow();
        AuditLog.note(
                tx,
                desk.actor(),
                after.act("article." + what, "page." + what),
                after.title(),
                Map.of());
        return new StateOutcome.Done(after);
    }
}
