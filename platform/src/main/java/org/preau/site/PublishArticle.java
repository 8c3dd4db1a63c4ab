package org.preau.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Puts a text online. The first one is held back until the site has its legal notice: a site is
 * published only with it (loi 2004-575, article 1-1).
 */
public final class PublishArticle {

    private final Database database;
    private final Events events;
    private final SiteLetters letters;

    public PublishArticle(Database database, Events events, SiteLetters letters) {
        this.database = database;
        this.events = events;
        this.letters = letters;
    }

    /**
     * @param version the one that was read; 0 for whichever stands
     * @param at the day it bears; null for that of its first publication, or now
     */
    public StateOutcome run(Desk desk, UUID id, int version, @Nullable Instant at) {
        return database.write(desk.tenancy(), tx -> publish(tx, desk, id, version, at));
    }

    /** The same within a transaction that does more. */
    StateOutcome publish(TenantTx tx, Desk desk, UUID id, int version, @Nullable Instant at) {
        Optional<Article> found = Articles.lock(tx, id);
        if (found.isEmpty()) {
            return new StateOutcome.Missing();
        }
        Article before = found.get();
        if (before.isPublished()) {
            return new StateOutcome.Done(before);
        }
        if (version != 0 && version != before.version()) {
            return new StateOutcome.Stale(before);
        }
        if (before.lead().isEmpty() && before.body().isBlank()) {
            return new StateOutcome.Empty(before);
        }
        List<String> missing = LegalNotice.missing(Sites.read(tx));
        return missing.isEmpty()
                ? done(tx, desk, id, at)
                : new StateOutcome.LegalNoticeMissing(before, missing);
    }

    private StateOutcome done(TenantTx tx, Desk desk, UUID id, @Nullable Instant at) {
        Articles.setPublished(tx, id, at);
        tx.siteChanged();
        Article after = Articles.find(tx, id).orElseThrow();
        AuditLog.note(
                tx,
                desk.actor(),
                after.act("article.published", "page.published"),
                after.title(),
                Map.of());
        events.tell(
                tx,
                ArticlePublished.of(
                        tx.tenant(), after, Objects.requireNonNull(after.publishedAt())));
        letters.published(tx, desk, after);
        return new StateOutcome.Done(after);
    }
}
