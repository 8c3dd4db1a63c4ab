package org.preau.theme;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;
import org.preau.theme.Rows.Article;
import org.preau.theme.Rows.Card;
import org.preau.theme.Rows.Place;

/** Reads what is published; the view {@code visible_article} says what that is. */
final class Published {

    /** The most that a search looks through: the latest. */
    static final int SEARCHED = 5_000;

    private Published() {}

    /** The article or page at an address, also at one that it has given up. */
    static Optional<Article> at(TenantTx tx, String slug) {
        return tx.query(
                        """
                        select r.id, r.kind, r.section_id, r.slug, r.title, r.lead, r.body, r.version,
                               r.author_name, r.tags, r.published_at, r.updated_at,
                               r.cover_sha256, r.cover_name, r.cover_width, r.cover_height,
                               r.cover_alt, r.cover_caption, r.cover_credit
                          from address a
                          join visible_article r on r.tenant_id = a.tenant_id and r.id = a.article_id
                         where a.slug = :slug
                        """)
                .bind("slug", slug)
                .first(Article.class);
    }

    /** The section that has given up an address. */
    static Optional<UUID> sectionOnceAt(TenantTx tx, String slug) {
        return tx.query(
                        """
                        select section_id
                          from address
                         where slug = :slug
                           and section_id is not null
                        """)
                .bind("slug", slug)
                .first(UUID.class);
    }

    static List<Card> latest(TenantTx tx, int limit) {
        return tx.query(
                        """
                        select id, section_id, slug, title, lead,
                               case when lead = '' then left(body, 1200) else '' end as opening,
                               author_name, published_at, 0 as total,
                               cover_sha256, cover_name, cover_width, cover_height
                          from visible_article
                         where kind = 'article'
                         order by published_at desc, id desc
                         limit :limit
                        """)
                .bind("limit", limit)
                .list(Card.class);
    }

    static Optional<Card> card(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, section_id, slug, title, lead,
                               case when lead = '' then left(body, 1200) else '' end as opening,
                               author_name, published_at, 0 as total,
                               cover_sha256, cover_name, cover_width, cover_height
                          from visible_article
                         where kind = 'article'
                           and id = :id
                        """)
                .bind("id", id)
                .first(Card.class);
    }

    /** One page of the articles of some sections, the latest first. */
    static List<Card> ofSections(TenantTx tx, Collection<UUID> sections, int limit, int skip) {
        return tx.query(
                        """
                        select id, section_id, slug, title, lead,
                               case when lead = '' then left(body, 1200) else '' end as opening,
                               author_name, published_at, count(*) over () as total,
                               cover_sha256, cover_name, cover_width, cover_height
                          from visible_article
                         where kind = 'article'
                           and section_id = any(cast(:sections as uuid[]))
                         order by published_at desc, id desc
                         limit :limit
                        offset :skip
                        """)
                .bind("sections", sections)
                .bind("limit", limit)
                .bind("skip", skip)
                .list(Card.class);
    }

    /**
     * One page of the articles and pages in which all words occur, accents and case aside: those
     * with a word in the title first, then the latest. Their beginning is their whole text.
     */
    static List<Card> withWords(TenantTx tx, Collection<String> words, int limit, int skip) {
        return tx.query(
                        """
                        with recent as (
                            select *, plain(title) as heading, plain(title || ' ' || lead || ' ' || body) as whole
                              from visible_article
                             order by published_at desc
                             limit :searched
                        ), wanted as (
                            select plain(word) as word
                              from unnest(:words) as word
                        )
                        select id, section_id, slug, title, lead, body as opening,
                               author_name, published_at, count(*) over () as total,
                               cover_sha256, cover_name, cover_width, cover_height
                          from recent
                         where not exists (select from wanted where strpos(whole, word) = 0)
                         order by (exists (select from wanted where strpos(heading, word) > 0)) desc,
                                  published_at desc, id desc
                         limit :limit
                        offset :skip
                        """)
                .bind("searched", SEARCHED)
                .bind("words", words)
                .bind("limit", limit)
                .bind("skip", skip)
                .list(Card.class);
    }

    /** The latest articles, whole, for the feed. */
    static List<Article> latestWhole(TenantTx tx, int limit) {
        return tx.query(
                        """
                        select id, kind, section_id, slug, title, lead, body, version,
                               author_name, tags, published_at, updated_at,
                               cover_sha256, cover_name, cover_width, cover_height,
                               cover_alt, cover_caption, cover_credit
                          from visible_article
                         where kind = 'article'
                         order by published_at desc, id desc
                         limit :limit
                        """)
                .bind("limit", limit)
                .list(Article.class);
    }

    /** All places of the sitemap, the latest first. */
    static List<Place> places(TenantTx tx, int limit) {
        return tx.query(
                        """
                        select slug, updated_at
                          from visible_article
                         order by published_at desc, id desc
                         limit :limit
                        """)
                .bind("limit", limit)
                .list(Place.class);
    }
}
