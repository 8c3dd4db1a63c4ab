package org.preau.site;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.web.Desk;

/** A writer asks for a text to be published; those who may publish get a letter. */
public final class ProposeArticle {

    private final Database database;
    private final SiteLetters letters;

    public ProposeArticle(Database database, SiteLetters letters) {
        this.database = database;
        this.letters = letters;
    }

    /**
     * @param version the one that was read; 0 for whichever stands
     */
    public StateOutcome run(Desk desk, UUID id, int version) {
        return database.write(desk.tenancy(), tx -> propose(tx, desk, id, version));
    }

    private StateOutcome propose(TenantTx tx, Desk desk, UUID id, int version) {
        Optional<Article> found = Articles.lock(tx, id);
        if (found.isEmpty()) {
            return new StateOutcome.Missing();
        }
        Article before = found.get();
        if (!Ground.of(tx, desk, Right.WRITE).holds(before)) {
            return new StateOutcome.Elsewhere(before);
        }
        if (before.state() == ArticleState.PROPOSED) {
            return new StateOutcome.Done(before);
        }
        if (before.isPublished()) {
            return new StateOutcome.NotNow(before);
        }
        if (version != 0 && version != before.version()) {
            return new StateOutcome.Stale(before);
        }
        if (before.lead().isEmpty() && before.body().isBlank()) {
            return new StateOutcome.Empty(before);
        }
        Articles.setProposed(tx, id);
        Article after = Articles.find(tx, id).orElseThrow();
        AuditLog.note(
                tx,
                desk.actor(),
                after.act("article.proposed", "page.proposed"),
                after.title(),
                Map.of());
        letters.proposed(tx, desk, after);
        return new StateOutcome.Done(after);
    }
}
