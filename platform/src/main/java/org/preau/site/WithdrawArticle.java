package org.preau.site;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Takes a public text offline. It stays in the workspace, with its day and its address. */
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
        if (before.state() == ArticleState.WITHDRAWN) {
            return new StateOutcome.Done(before);
        }
        if (!before.isPublished()) {
            return new StateOutcome.NotNow(before);
        }
        Articles.setState(tx, id, ArticleState.WITHDRAWN, "");
        tx.siteChanged();
        Article after = Articles.find(tx, id).orElseThrow();
        AuditLog.note(
                tx,
                desk.actor(),
                after.act("article.withdrawn", "page.withdrawn"),
                after.title(),
                Map.of());
        events.tell(tx, new ArticleWithdrawn(tx.tenant(), id));
        return new StateOutcome.Done(after);
    }
}
