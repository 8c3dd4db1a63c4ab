package org.preau.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/** The rows of articles, pages and their saved texts. */
public final class Articles {

    static final String CONSTRAINT = "article_pkey";

    private Articles() {}

    /** The article or page of that identifier in this tenant. */
    public static Optional<Article> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, kind, section_id, slug, title, lead, body, state, state_note, author_id, author_name,
                               cover_id, cover_caption, tags, position, version, created_at, updated_at, proposed_at, published_at,
                               scheduled, expires_at
                          from article
                         where id = :id
                        """)
                .bind("id", id)
                .first(Article.class);
    }

    /** The same, and nobody else changes it before this transaction ends. */
    static Optional<Article> lock(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, kind, section_id, slug, title, lead, body, state, state_note, author_id, author_name,
                               cover_id, cover_caption, tags, position, version, created_at, updated_at, proposed_at, published_at,
                               scheduled, expires_at
                          from article
                         where id = :id
                           for update
                        """)
                .bind("id", id)
                .first(Article.class);
    }

    /**
     * Every article and page, by its identifier, the oldest first: few words for a great many
     * texts.
     */
    public static List<UUID> all(TenantTx tx) {
        return tx.query("select id from article order by kind, position, created_at, id")
                .list(UUID.class);
    }

    /** The names below all texts, in their order. */
    public static List<String> authorNames(TenantTx tx) {
        return tx.query(
                        "select distinct author_name from article where author_name <> '' order by 1")
                .list(String.class);
    }

    /** All tags that texts bear, whatever their state. */
    public static List<String> tagNames(TenantTx tx) {
        return tx.query("select distinct unnest(tags) as name from article order by 1")
                .list(String.class);
    }

    /** All pages, in their order. */
    public static List<Article> pages(TenantTx tx) {
        return tx.query(
                        """
                        select id, kind, section_id, slug, title, lead, '' as body, state, state_note, author_id, author_name,
                               cover_id, cover_caption, tags, position, version, created_at, updated_at, proposed_at, published_at,
                               scheduled, expires_at
                          from article
                         where kind = 'page'
                         order by position, created_at, id
                        """)
                .list(Article.class);
    }

    /** The text as it stands now that it is written. */
    static Article insert(
            TenantTx tx,
            UUID id,
            ArticleKind kind,
            String slug,
            Writing writing,
            Byline byline,
            Beginning beginning) {
        return tx.query(
                        """
                        insert into article (id, kind, section_id, slug, title, lead, body, author_id, author_name, cover_id,
                                             cover_caption, tags, state, state_note, position, created_at, updated_at,
                                             proposed_at, published_at, scheduled)
                        values (:id, :kind, :section, :slug, :title, :lead, :body, :author, :authorName, :cover,
                                :coverCaption, :tags, :state, :note,
                                case when :position > 0 then :position
                                     when :kind = 'page'
                                     then (select coalesce(max(position), 0) + 1 from article where kind = 'page')
                                     else 0 end,
                                :at, :updated, :proposed, :published, :scheduled)
                        returning id, kind, section_id, slug, title, lead, body, state, state_note, author_id, author_name,
                                  cover_id, cover_caption, tags, position, version, created_at, updated_at, proposed_at,
                                  published_at, scheduled, expires_at
                        """)
                .bind("id", id)
                .bind("kind", kind)
                .bind("section", writing.section())
                .bind("slug", slug)
                .bind("title", writing.title())
                .bind("lead", writing.lead())
                .bind("body", writing.body())
                .bind("author", byline.account())
                .bind("authorName", byline.name())
                .bind("cover", writing.cover())
                .bind("coverCaption", writing.coverCaption())
                .bind("tags", writing.tags())
                .bind("state", beginning.state())
                .bind("note", beginning.note())
                .bind("position", beginning.position())
                .bind("at", byline.at())
                .bind("updated", beginning.updated())
                .bind("proposed", beginning.proposed())
                .bind("published", beginning.published())
                .bind("scheduled", beginning.scheduled())
                .first(Article.class)
                .orElseThrow();
    }

    static void update(TenantTx tx, UUID id, String slug, Writing writing) {
        tx.query(
                        """
                        update article
                           set section_id = :section, slug = :slug, title = :title, lead = :lead, body = :body,
                               cover_id = :cover, cover_caption = :coverCaption, tags = :tags,
                               version = version + 1, updated_at = now()
                         where id = :id
                        """)
                .bind("id", id)
                .bind("section", writing.section())
                .bind("slug", slug)
                .bind("title", writing.title())
                .bind("lead", writing.lead())
                .bind("body", writing.body())
                .bind("cover", writing.cover())
                .bind("coverCaption", writing.coverCaption())
                .bind("tags", writing.tags())
                .execute();
    }

    /** Keeps the text as it stands now, for ever comparable. */
    static void keepRevision(TenantTx tx, Article now, String by, Instant at) {
        tx.query(
                        """
                        insert into revision (article_id, version, title, lead, body, saved_by, saved_at)
                        values (:id, :version, :title, :lead, :body, :by, :at)
                        """)
                .bind("id", now.id())
                .bind("version", now.version())
                .bind("title", now.title())
                .bind("lead", now.lead())
                .bind("body", now.body())
                .bind("by", by)
                .bind("at", at)
                .execute();
    }

    /** Who saved that version; empty for a text that the platform itself began. */
    static Optional<String> savedBy(TenantTx tx, UUID id, int version) {
        return tx.query(
                        """
                        select saved_by
                          from revision
                         where article_id = :id
                           and version = :version
                        """)
                .bind("id", id)
                .bind("version", version)
                .first(String.class);
    }

    static void setState(TenantTx tx, UUID id, ArticleState state, String note) {
        tx.query(
                        """
                        update article
                           set state = :state, state_note = :note, scheduled = false, expires_at = null, updated_at = now()
                         where id = :id
                        """)
                .bind("id", id)
                .bind("state", state)
                .bind("note", note)
                .execute();
    }

    static void setProposed(TenantTx tx, UUID id) {
        tx.query(
                        """
                        update article
                           set state = 'proposed', state_note = '', scheduled = false, expires_at = null, proposed_at = now(),
                               updated_at = now()
                         where id = :id
                        """)
                .bind("id", id)
                .execute();
    }

    /**
     * @param at null to keep the day of the first publication, or to begin now; one to come has the
     *     text wait for it
     * @param until when it goes offline by itself; null for never
     * @param now whether {@code at} is to come is told by it
     */
    static void setPublished(
            TenantTx tx, UUID id, @Nullable Instant at, @Nullable Instant until, Instant now) {
        tx.query(
                        """
                        update article
                           set state = 'published', state_note = '', updated_at = now(), expires_at = :until,
                               scheduled = coalesce(cast(:at as timestamptz) > :now, false),
                               public_before = case when scheduled then public_before else published_at end,
                               published_at = coalesce(cast(:at as timestamptz),
                                                       case when published_at <= :now then published_at end,
                                                       case when scheduled then public_before end,
                                                       :now)
                         where id = :id
                        """)
                .bind("id", id)
                .bind("at", at)
                .bind("until", until)
                .bind("now", now)
                .execute();
    }

    /** Changes when a public text goes offline by itself; null for never. */
    static void setExpiry(TenantTx tx, UUID id, @Nullable Instant until) {
        tx.query("update article set expires_at = :until, updated_at = now() where id = :id")
                .bind("id", id)
                .bind("until", until)
                .execute();
    }

    /** Its time is over; the date stays, and says why it is offline. */
    static void setExpired(TenantTx tx, UUID id) {
        tx.query(
                        """
                        update article
                           set state = 'withdrawn', state_note = '', scheduled = false, updated_at = now()
                         where id = :id
                        """)
                .bind("id", id)
                .execute();
    }

    /** Its day has come: nothing more waits for it. */
    static void setAppeared(TenantTx tx, UUID id) {
        tx.query("update article set scheduled = false where id = :id").bind("id", id).execute();
    }

    /**
     * A text that waits for its day is what it was before: a draft, or offline with its old day.
     */
    static void setUnscheduled(TenantTx tx, UUID id) {
        tx.query(
                        """
                        update article
                           set state = case when public_before is null then 'draft' else 'withdrawn' end,
                               published_at = public_before, expires_at = null, scheduled = false, updated_at = now()
                         where id = :id
                        """)
                .bind("id", id)
                .execute();
    }

    /** The days that a text brings from elsewhere; null leaves the one that stands. */
    static void setDays(TenantTx tx, UUID id, @Nullable Instant proposed, Instant updated) {
        tx.query(
                        """
                        update article
                           set updated_at = :updated, proposed_at = coalesce(cast(:proposed as timestamptz), proposed_at)
                         where id = :id
                        """)
                .bind("id", id)
                .bind("updated", updated)
                .bind("proposed", proposed)
                .execute();
    }

    static void setPosition(TenantTx tx, UUID id, int position) {
        tx.query("update article set position = :position where id = :id and position <> :position")
                .bind("id", id)
                .bind("position", position)
                .execute();
    }

    /** Whether visitors read anything of this site yet. */
    static boolean anyPublished(TenantTx tx) {
        return tx.query("select 1 from article where state = 'published' limit 1").exists();
    }
}
