package org.preau.theme;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;
import org.preau.text.Language;
import org.preau.theme.Rows.Article;
import org.preau.theme.Rows.Card;
import org.preau.theme.Rows.Kin;
import org.preau.theme.Rows.Label;
import org.preau.theme.Rows.Place;

/** Reads what is published; the view {@code visible_article} says what that is. */
final class Published {

    private Published() {}

    private static final String AT =
            """
            select r.id, r.kind, r.section_id, r.slug, r.title, r.lead, r.body,
                   r.author_name, nullif(r.tags, '{}') as tags, r.published_at, r.updated_at,
                   r.cover_sha256, r.cover_name, r.cover_width, r.cover_height,
                   r.cover_alt, r.cover_caption, r.cover_credit,
                   %s, %s as dates,
                   r.comments,
                   case when r.comment_count > 0 then array(
                       select array[c.id::text, coalesce(c.parent_id::text, ''), c.name, c.body,
                                    c.answer::text, date_part('epoch', c.written_at)::text]
                         from comment c
                        where c.article_id = r.id
                          and c.state = 'published'
                        order by c.written_at
                        limit 500)
                   end as discussion
              from visible_article r
             where r.id = (select article_id from address where slug = :slug)
            """;

    private static final String ALONE = "'' as language, null::text[] as translations";

    private static final String TRANSLATED =
            """
            coalesce((select language from translation where target_id = r.id), '') as language,
            array(select o.language || ' ' || v.slug
                    from translation l
                    join translation o on o.tenant_id = l.tenant_id and o.group_id = l.group_id
                    join visible_article v on v.id = o.article_id
                   where l.target_id = r.id
                   order by o.language) as translations
            """;

    /** As {@link ArticleDates} reads them; within the same statement, for a message costs more. */
    private static final String DATED =
            """
            array(select array[d.id::text, d.starts_on::text, coalesce(d.starts_at::text, ''), d.ends_on::text,
                               coalesce(d.ends_at::text, ''), d.note, d.place, d.address, d.action, d.link, d.state]
                    from article_date d
                   cross join (select cast(now() at time zone 'Europe/Paris' as date) as today) as t
                   where d.article_id = r.id
                   order by d.ends_on < t.today,
                            case when d.ends_on >= t.today then d.starts_on end,
                            case when d.ends_on >= t.today then d.starts_at end nulls first,
                            d.starts_on desc, d.id
                   limit %d)
            """
                    .formatted(ArticleDates.MOST);

    private static final String UNDATED = "null::text[]";

    /** By whether the site has translations, and dates: asking for either costs. */
    private static final List<String> STATEMENTS =
            List.of(
                    AT.formatted(ALONE, UNDATED),
                    AT.formatted(ALONE, DATED),
                    AT.formatted(TRANSLATED, UNDATED),
                    AT.formatted(TRANSLATED, DATED));

    /**
     * The article or page at an address, also at one that it has given up.
     *
     * @param translated whether anything on the site is: asking costs a third more
     * @param dated whether anything on the site has dates
     */
    static Optional<Article> at(TenantTx tx, String slug, boolean translated, boolean dated) {
        return tx.query(STATEMENTS.get((translated ? 2 : 0) + (dated ? 1 : 0)))
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

    /** Those of some articles that visitors may see, in no order. */
    static List<Card> cards(TenantTx tx, Collection<UUID> ids) {
        return tx.query(
                        """
                        select id, section_id, slug, title, lead,
                               case when lead = '' then left(body, 1200) else '' end as opening,
                               author_name, published_at, 0 as total,
                               cover_sha256, cover_name, cover_width, cover_height
                          from visible_article
                         where kind = 'article'
                           and id = any(cast(:ids as uuid[]))
                        """)
                .bind("ids", ids)
                .list(Card.class);
    }

    /** The latest articles that carry tags, the latest first. */
    static List<Kin> kin(TenantTx tx, int limit) {
        return tx.query(
                        """
                        select id, section_id, tags
                          from visible_article
                         where kind = 'article'
                           and tags <> '{}'
                         order by published_at desc, id desc
                         limit :limit
                        """)
                .bind("limit", limit)
                .list(Kin.class);
    }

    /** One page of the articles of a gathering, the latest first. */
    static List<Card> of(TenantTx tx, Gathering gathering, int limit, int skip) {
        return tx.query(gathering.by().cards())
                .bind("keys", gathering.keys())
                .bind("limit", limit)
                .bind("skip", skip)
                .list(Card.class);
    }

    /** The latest articles of a gathering, whole, for a feed. */
    static List<Article> whole(TenantTx tx, Gathering gathering, int limit) {
        return tx.query(gathering.by().whole())
                .bind("keys", gathering.keys())
                .bind("limit", limit)
                .list(Article.class);
    }

    /** All tags and authors of what visitors see, with how many articles each has. */
    static List<Label> labels(TenantTx tx) {
        return tx.query(
                        """
                        select 'tag' as kind, tag as name, count(*) as articles
                          from visible_article, unnest(tags) as tag
                         where visible_article.kind = 'article'
                         group by tag
                         union all
                        select 'author', author_name, count(*)
                          from visible_article
                         where visible_article.kind = 'article'
                           and author_name <> ''
                         group by author_name
                         order by name
                        """)
                .list(Label.class);
    }

    /**
     * One page of the articles and pages that a search finds, the best first. Their beginning is
     * their whole text. {@code search} is the one function that reads past row security; what is
     * shown of its answer is read under it.
     */
    static List<Card> found(TenantTx tx, SearchWords words, int limit, int skip) {
        return tx.query(
                        """
                        select r.id, r.section_id, r.slug, r.title, r.lead, r.body as opening,
                               r.author_name, r.published_at, f.total,
                               r.cover_sha256, r.cover_name, r.cover_width, r.cover_height
                          from search(:typed, :head, :begun, :limit, :skip) with ordinality
                               as f (article_id, total, place)
                         cross join lateral (
                               select *
                                 from visible_article v
                                where v.id = f.article_id
                                limit 1) as r
                         order by f.place
                        """)
                .bind("typed", words.typed())
                .bind("head", words.head())
                .bind("begun", words.begun())
                .bind("limit", limit)
                .bind("skip", skip)
                .list(Card.class);
    }

    /** Those of some single words that the search takes for one of its own. */
    static List<String> hits(
            TenantTx tx, SearchWords words, Language language, Collection<String> candidates) {
        return tx.query(
                        """
                        with asked as (
                            select dictionary(:language) as dictionary,
                                   tsvector_to_array(to_tsvector(dictionary(:language), spaced(:typed))) as words
                        )
                        select candidate
                          from asked, unnest(:candidates) as candidate
                         where tsvector_to_array(to_tsvector(asked.dictionary, candidate)) && asked.words
                            or (:begun <> '' and starts_with(plain(candidate), plain(:begun)))
                        """)
                .bind("language", language.tag())
                .bind("typed", words.typed())
                .bind("begun", words.begun())
                .bind("candidates", candidates)
                .list(String.class);
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

    /**
     * All that visitors may read and that is linked to a translation or in a language of its own.
     */
    static List<Rows.Tongued> translations(TenantTx tx) {
        return tx.query(
                        """
                        select l.group_id, l.language, v.slug
                          from translation l
                          join visible_article v on v.id = l.article_id
                         union all
                        select l.group_id, l.language, s.slug
                          from translation l
                          join section s on s.id = l.section_id and not s.prepared
                         order by language
                        """)
                .list(Rows.Tongued.class);
    }
}
