package org.preau.site;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.web.Actor;

/**
 * What follows when the moment of a text has come: everything that publishing or withdrawing it by
 * hand tells. Visitors do not wait for it: the rows themselves say from when until when a text is
 * visible, and pages in the cache are kept no longer than that is true. So a job that runs late,
 * twice or for a plan that was given up since changes nothing that it should not.
 */
public final class ComeAndGo {

    /** Its data names the text; what is to be done is read from the rows at that moment. */
    public static final JobKind<Due> KIND = new JobKind<>("site.come-and-go", Due.class);

    private static final Actor ACTOR = Actor.system("Préau");

    /**
     * @param at the moment it was planned for, ISO 8601
     */
    public record Due(UUID article, String at) {}

    private final Database database;
    private final Events events;
    private final Jobs jobs;
    private final Clock clock;

    public ComeAndGo(Database database, Events events, Jobs jobs, Clock clock) {
        this.database = database;
        this.events = events;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Has the text looked at when its moment has come; in the transaction that sets it. */
    public void planned(TenantTx tx, ArticleTimed it) {
        schedule(tx, it.article(), it.at(), "");
    }

    private void schedule(TenantTx tx, UUID article, Instant at, String again) {
        jobs.schedule(tx, KIND, article + "/" + at + again, new Due(article, at.toString()), at);
    }

    /** Makes the text come or go if its moment has come. */
    public void run(Tenancy tenancy, Due due) {
        database.write(
                tenancy,
                tx -> {
                    Articles.lock(tx, due.article()).ifPresent(it -> look(tx, it));
                    return true;
                });
    }

    private void look(TenantTx tx, Article article) {
        Instant now = clock.instant();
        if (article.leaves().filter(at -> !at.isAfter(now)).isPresent()) {
            leave(tx, article);
        } else if (article.waitsFor().filter(at -> !at.isAfter(now)).isPresent()) {
            appear(tx, article);
        } else {
            // This server's clock is behind the one that woke it: the plan stands.
            ArticleTimed.of(tx.tenant(), article).stream()
                    .filter(it -> it.at().isBefore(now.plusSeconds(60)))
                    .forEach(it -> schedule(tx, it.article(), it.at(), "/" + now));
        }
    }

    private void appear(TenantTx tx, Article article) {
        Articles.setAppeared(tx, article.id());
        tx.siteChanged();
        note(tx, article, "appeared");
        events.tell(
                tx,
                ArticlePublished.of(
                        tx.tenant(), article, Objects.requireNonNull(article.publishedAt())));
    }

    /** Also when nobody ever saw it, as both its moments have passed. */
    private void leave(TenantTx tx, Article article) {
        Articles.setExpired(tx, article.id());
        tx.siteChanged();
        note(tx, article, "expired");
        events.tell(tx, new ArticleWithdrawn(tx.tenant(), article.id()));
    }

    private static void note(TenantTx tx, Article article, String what) {
        AuditLog.note(
                tx,
                ACTOR,
                article.act("article." + what, "page." + what),
                article.title(),
                Map.of());
    }
}
