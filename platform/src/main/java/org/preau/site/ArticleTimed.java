package org.preau.site;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.preau.base.TenantId;

/**
 * Something becomes of a text by itself at that moment: whoever follows has {@link ComeAndGo} look
 * at it then.
 */
public record ArticleTimed(TenantId tenant, UUID article, Instant at) {

    /** The moments that lie before a text as it stands now. */
    static List<ArticleTimed> of(TenantId tenant, Article article) {
        return Stream.concat(article.waitsFor().stream(), article.leaves().stream())
                .map(at -> new ArticleTimed(tenant, article.id(), at))
                .toList();
    }
}
