package org.preau.site;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.web.Desk;

/**
 * Says from when until when a text is public: it goes online on its day, at its minute, and offline
 * likewise. Said again, the new days stand; a text that is online already can only be given an end.
 */
public final class ScheduleArticle {

    private final Database database;
    private final Events events;
    private final PublishArticle publish;
    private final Clock clock;

    ScheduleArticle(Database database, Events events, PublishArticle publish, Clock clock) {
        this.database = database;
        this.events = events;
        this.publish = publish;
        this.clock = clock;
    }

    /**
     * @param version the one that was read; 0 for whichever stands
     */
    public StateOutcome run(Desk desk, UUID id, int version, Times times) {
        return database.write(desk.tenancy(), tx -> schedule(tx, desk, id, version, times));
    }

    private StateOutcome schedule(TenantTx tx, Desk desk, UUID id, int version, Times times) {
        Optional<Article> found = Articles.lock(tx, id);
        if (found.isEmpty()) {
            return new StateOutcome.Missing();
        }
        Article before = found.get();
        if (!Ground.of(tx, desk, Right.PUBLISH).holds(before)) {
            return new StateOutcome.Elsewhere(before);
        }
        if (isSo(before, times)) {
            return new StateOutcome.Done(before);
        }
        List<Wrong> wrongs = times.wrongs(before, clock.instant());
        if (!wrongs.isEmpty()) {
            return new StateOutcome.WrongTimes(before, wrongs);
        }
        return before.isPublished() && !before.scheduled()
                ? end(tx, desk, before, version, times)
                : publish.publish(tx, desk, id, version, times.at(), times.until());
    }

    private static boolean isSo(Article before, Times times) {
        return before.isPublished()
                && Objects.equals(before.expiresAt(), times.until())
                && Objects.equals(before.waitsFor().orElse(null), times.at());
    }

    private StateOutcome end(TenantTx tx, Desk desk, Article before, int version, Times times) {
        if (version != 0 && version != before.version()) {
            return new StateOutcome.Stale(before);
        }
        Articles.setExpiry(tx, before.id(), times.until());
        // Pages in the cache say until when they are true: they must learn of the new day.
        tx.siteChanged();
        Article after = Articles.find(tx, before.id()).orElseThrow();
        ArticleTimed.of(tx.tenant(), after).forEach(it -> events.tell(tx, it));
        String what = times.until() == null ? "unending" : "ending";
        AuditLog.note(
                tx,
                desk.actor(),
                after.act("article." + what, "page." + what),
                after.title(),
                Map.of());
        return new StateOutcome.Done(after);
    }
}
