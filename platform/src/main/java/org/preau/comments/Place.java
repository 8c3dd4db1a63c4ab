package org.preau.comments;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/**
 * An article that readers may write below.
 *
 * @param own what the article says by itself; null as the site says
 */
public record Place(
        UUID id,
        String slug,
        String title,
        @Nullable CommentMode own,
        CommentMode site,
        int days,
        Instant publishedAt) {

    /** The article at an address, as long as visitors see it. */
    static Optional<Place> at(TenantTx tx, String slug) {
        return tx.query(
                        """
                        select r.id, r.slug, r.title, d.comments as own, s.comments as site,
                               s.comments_days as days, r.published_at
                          from visible_article r
                          join article d on d.tenant_id = r.tenant_id and d.id = r.id
                          join site s on s.tenant_id = r.tenant_id
                         where r.slug = :slug
                           and r.kind = 'article'
                        """)
                .bind("slug", slug)
                .first(Place.class);
    }

    CommentMode mode() {
        return own == null ? site : own;
    }

    /** Whether somebody may write now. */
    boolean isOpen(Instant now) {
        return mode() != CommentMode.NONE
                && (days == 0 || now.isBefore(publishedAt.plus(Duration.ofDays(days))));
    }
}
