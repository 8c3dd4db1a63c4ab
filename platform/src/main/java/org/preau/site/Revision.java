package org.preau.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;

/** A text as it was saved once: for ever comparable. */
public record Revision(
        int version, String title, String lead, String body, String savedBy, Instant savedAt) {

    private static final int MOST = 500;

    /** All versions of a text, newest first, without their words. */
    static List<Revision> of(TenantTx tx, UUID article) {
        return tx.query(
                        """
                        select version, title, '' as lead, '' as body, saved_by, saved_at
                          from revision
                         where article_id = :article
                         order by version desc
                         limit :most
                        """)
                .bind("article", article)
                .bind("most", MOST)
                .list(Revision.class);
    }

    static Optional<Revision> find(TenantTx tx, UUID article, int version) {
        return tx.query(
                        """
                        select version, title, lead, body, saved_by, saved_at
                          from revision
                         where article_id = :article
                           and version = :version
                        """)
                .bind("article", article)
                .bind("version", version)
                .first(Revision.class);
    }

    /** The one that was saved before it. */
    Optional<Revision> before(TenantTx tx, UUID article) {
        return tx.query(
                        """
                        select version, title, lead, body, saved_by, saved_at
                          from revision
                         where article_id = :article
                           and version < :version
                         order by version desc
                         limit 1
                        """)
                .bind("article", article)
                .bind("version", version)
                .first(Revision.class);
    }

    /** What differs between this text and a later one, field by field; only the fields that do. */
    List<Difference> until(Revision later) {
        return List.of(
                        Difference.between("site.field.title", title, later.title),
                        Difference.between("site.field.lead", lead, later.lead),
                        Difference.between("site.field.body", body, later.body))
                .stream()
                .filter(Difference::real)
                .toList();
    }

    static Revision now(Article article) {
        return new Revision(
                article.version(),
                article.title(),
                article.lead(),
                article.body(),
                article.authorName(),
                article.updatedAt());
    }
}
