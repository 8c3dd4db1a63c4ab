package org.preau.site;

import java.time.Instant;
import java.util.UUID;
import org.preau.base.TenantId;

/**
 * A text became public, or a public one has changed: what a copy of it elsewhere should say now.
 */
public record ArticlePublished(
        TenantId tenant,
        UUID article,
        ArticleKind kind,
        String slug,
        String title,
        String lead,
        Instant at) {

    static ArticlePublished of(TenantId tenant, Article article, Instant at) {
        return new ArticlePublished(
                tenant,
                article.id(),
                article.kind(),
                article.slug(),
                article.title(),
                article.lead(),
                at);
    }
}
