package org.preau.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Gives a text that {@link BringArticle} has just brought the days that go beyond its state: until
 * when it is public, or was, and which day it bore before.
 */
public final class BringTimes {

    /**
     * @param published the day of its first publication, for a text that is not public any more
     * @param until when it goes offline by itself, or did
     * @param before the day that it bore before it was scheduled anew
     */
    public record Command(
            UUID id,
            @Nullable Instant published,
            @Nullable Instant until,
            @Nullable Instant before) {

        public boolean saysNothing() {
            return published == null && until == null && before == null;
        }
    }

    private record Former(UUID id, Instant publicBefore) {}

    private final Database database;
    private final Events events;

    BringTimes(Database database, Events events) {
        this.database = database;
        this.events = events;
    }

    /** The days that texts bore which are scheduled anew. */
    public static Map<UUID, Instant> former(TenantTx tx) {
        return tx
                .query(
                        """
                        select id, public_before
                          from article
                         where scheduled
                           and public_before is not null
                        """)
                .list(Former.class)
                .stream()
                .collect(Collectors.toMap(Former::id, Former::publicBefore));
    }

    /** Nothing is said of it but that; a text that is not here is passed over. */
    public void run(Desk desk, Command command) {
        database.write(desk.tenancy(), tx -> say(tx, command));
    }

    private Optional<Article> say(TenantTx tx, Command it) {
        tx.query(
                        """
                        update article
                           set expires_at = case when state in ('published', 'withdrawn') then cast(:until as timestamptz) end,
                               public_before = case when scheduled then cast(:before as timestamptz) end,
                               published_at = case when published_at is null and state in ('draft', 'declined', 'proposed')
                                                   then cast(:published as timestamptz)
                                                   else published_at
                                               end
                         where id = :id
                        """)
                .bind("until", it.until())
                .bind("before", it.before())
                .bind("published", it.published())
                .bind("id", it.id())
                .execute();
        Optional<Article> after = Articles.find(tx, it.id());
        List<ArticleTimed> coming =
                after.map(article -> ArticleTimed.of(tx.tenant(), article)).orElse(List.of());
        coming.forEach(one -> events.tell(tx, one));
        return after;
    }
}
