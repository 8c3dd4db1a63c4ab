package org.preau.portal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/** The portal's own articles and pages, as far as they are public. */
final class News {

    /** An article in a list. */
    record Card(
            UUID id, String slug, String title, String lead, Instant publishedAt, String section) {}

    /** A text that stands by itself. */
    record Leaf(String slug, String title) {}

    /** A whole text. */
    record Text(
            UUID id,
            String kind,
            String slug,
            String title,
            String lead,
            String body,
            String authorName,
            Instant publishedAt,
            Instant updatedAt,
            @Nullable UUID coverId) {}

    /** The picture above a text. */
    record Cover(
            String sha256,
            String name,
            @Nullable Integer width,
            @Nullable Integer height,
            String alt,
            String caption,
            String credit) {}

    private News() {}

    static int count(TenantTx tx) {
        return tx.query(
                        """
                        select count(*)
                          from article
                         where kind = 'article' and state = 'published' and published_at <= now()
                           and (expires_at is null or expires_at > now())
                        """)
                .one(Integer.class);
    }

    /** The latest articles; {@code number} from 1. */
    static List<Card> page(TenantTx tx, int number, int size) {
        return tx.query(
                        """
                        select r.id, r.slug, r.title, r.lead, r.published_at, coalesce(s.title, '') as section
                          from article r
                          left join section s on s.tenant_id = r.tenant_id and s.id = r.section_id and not s.prepared
                         where r.kind = 'article' and r.state = 'published' and r.published_at <= now()
                           and (r.expires_at is null or r.expires_at > now())
                         order by r.published_at desc, r.id
                         limit :size offset :before
                        """)
                .bind("size", size)
                .bind("before", (number - 1) * size)
                .list(Card.class);
    }

    /** The standing pages, in their order. */
    static List<Leaf> leaves(TenantTx tx) {
        return tx.query(
                        """
                        select slug, title
                          from article
                         where kind = 'page' and state = 'published' and published_at <= now()
                           and (expires_at is null or expires_at > now())
                         order by position, title
                        """)
                .list(Leaf.class);
    }

    /** The public text at an address, one that was given up included. */
    static Optional<Text> at(TenantTx tx, String slug) {
        return tx.query(
                        """
                        select r.id, r.kind, r.slug, r.title, r.lead, r.body, r.author_name, r.published_at, r.updated_at, r.cover_id
                          from address a
                          join article r on r.tenant_id = a.tenant_id and r.id = a.article_id
                         where a.slug = :slug
                           and r.state = 'published' and r.published_at <= now()
                           and (r.expires_at is null or r.expires_at > now())
                        """)
                .bind("slug", slug)
                .first(Text.class);
    }

    static Optional<Cover> cover(TenantTx tx, Text text) {
        return tx.query(
                        """
                        select m.sha256, m.name, m.width, m.height, m.alt, m.credit,
                               case when r.cover_caption <> '' then r.cover_caption else m.caption end as caption
                          from article r
                          join media m on m.tenant_id = r.tenant_id and m.id = r.cover_id
                         where r.id = :id
                        """)
                .bind("id", text.id())
                .first(Cover.class);
    }

    /** Where a text is on the portal. */
    static String path(String kind, String slug) {
        return (kind.equals("page") ? "/pages/" : "/actualites/") + slug;
    }
}
