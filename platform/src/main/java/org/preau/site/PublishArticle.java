package org.preau.site;

import java.time.Clock;
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
import org.preau.tenancy.Right;
import org.preau.web.Desk;

/**
 * Puts a text online, now or on a day to come. The first one is held back until the site has its
 * legal notice: a site is published only with it (loi 2004-575, article 1-1).
 */
public final class PublishArticle {

    private final Database database;
    private final Events events;
    private final SiteLetters letters;
    private final Clock clock;

    public PublishArticle(Database database, Events events, SiteLetters letters, Clock clock) {
        this.database = database;
        this.events = events;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * @param version the one that was read; 0 for whichever stands
     * @param at the day it bears; null for that of its first publication, or now; one to come has
     *     visitors wait for it
     */
    public StateOutcome run(Desk desk, UUID id, int version, @Nullable Instant at) {
        return database.write(desk.tenancy(), tx -> publish(tx, desk, id, version, at));
    }

    /** The same within a transaction that does more. */
    StateOutcome publish(TenantTx tx, Desk desk, UUID id, int version, @Nullable Instant at) {
        return publish(tx, desk, id, version, at, null);
    }

    /**
     * @param until when it goes offline by itself; null for never
     */
    StateOutcome publish(
            TenantTx tx,
            Desk desk,
            UUID id,
            int version,
            @Nullable Instant at,
            @Nullable Instant until) {
        Optional<Article> found = Articles.lock(tx, id);
        if (found.isEmpty()) {
            return new StateOutcome.Missing();
        }
        Article before = found.get();
        if (!Ground.of(tx, desk, Right.PUBLISH).holds(before)) {
            return new StateOutcome.Elsewhere(before);
        }
        if (before.isPublished() && !before.scheduled()) {
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
                ? done(tx, desk, id, at, until)
                : new StateOutcome.LegalNoticeMissing(before, missing);
    }

    /**
     * Why a text that is not written yet may not be public: names of settings that the law wants
     * first; {@code right} when who brings it may not publish there; {@code body} when it has no
     * words. Empty when it may.
     */
    List<String> held(TenantTx tx, Desk desk, Writing writing) {
        if (!desk.may(Right.PUBLISH)
                || !Ground.of(tx, desk, Right.PUBLISH).holds(writing.section())) {
            return List.of("right");
        }
        return writing.lead().isEmpty() && writing.body().isBlank()
                ? List.of("body")
                : LegalNotice.missing(Sites.read(tx));
    }

    private StateOutcome done(
            TenantTx tx, Desk desk, UUID id, @Nullable Instant at, @Nullable Instant until) {
        Articles.setPublished(tx, id, at, until, now());
        return told(tx, desk, Articles.find(tx, id).orElseThrow());
    }

    /** What follows from a text's having become public, or waiting for its day. */
    StateOutcome told(TenantTx tx, Desk desk, Article after) {
        tx.siteChanged();
        if (after.scheduled()) {
            return scheduled(tx, desk, after);
        }
        note(tx, desk, after, "published");
        events.tell(
                tx,
                ArticlePublished.of(
                        tx.tenant(), after, Objects.requireNonNull(after.publishedAt())));
        ArticleTimed.of(tx.tenant(), after).forEach(it -> events.tell(tx, it));
        letters.published(tx, desk, after);
        return new StateOutcome.Done(after);
    }

    /** Nobody is told before the day but whoever wrote it. */
    private StateOutcome scheduled(TenantTx tx, Desk desk, Article after) {
        note(tx, desk, after, "scheduled");
        ArticleTimed.of(tx.tenant(), after).forEach(it -> events.tell(tx, it));
        letters.scheduled(tx, desk, after);
        return new StateOutcome.Done(after);
    }

    private static void note(TenantTx tx, Desk desk, Article after, String what) {
        AuditLog.note(
                tx,
                desk.actor(),
                after.act("article." + what, "page." + what),
                after.title(),
                Map.of());
    }

    Instant now() {
        return clock.instant();
    }
}
