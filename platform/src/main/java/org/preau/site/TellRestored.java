package org.preau.site;

import java.util.UUID;
import org.preau.sql.TenantTx;

/**
 * Tells followers what they must know of a site that was brought back: what is planned for its
 * texts, and what it says of itself.
 */
public final class TellRestored {

    private final Events events;

    public TellRestored(Events events) {
        this.events = events;
    }

    /** In the transaction that brings it back, once all rows are there. */
    public void run(TenantTx tx) {
        for (UUID id :
                tx.query("select id from article where scheduled or expires_at is not null")
                        .list(UUID.class)) {
            Articles.find(tx, id).stream()
                    .flatMap(article -> ArticleTimed.of(tx.tenant(), article).stream())
                    .forEach(timed -> events.tell(tx, timed));
        }
        Site site = Sites.read(tx);
        events.tell(
                tx,
                new SiteDescribed(
                        tx.tenant(), site.name(), site.tagline(), site.about(), site.sector()));
    }
}
