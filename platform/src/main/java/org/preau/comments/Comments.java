package org.preau.comments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.snapshot.Erased;
import org.preau.sql.TenantTx;

/** The rows of comments. */
public final class Comments {

    /** What a site says of comments. */
    record Settings(CommentMode mode, int days, org.preau.tenancy.Office office, int version) {}

    private Comments() {}

    /** All that visitors see, article by article, the oldest first: for whoever exports a site. */
    public static List<Comment> published(TenantTx tx) {
        return tx.query(
                        """
                        select c.*, r.title as article_title, r.slug as article_slug
                          from comment c
                          join article r on r.tenant_id = c.tenant_id and r.id = c.article_id
                         where c.state = 'published'
                         order by c.article_id, c.written_at, c.id
                        """)
                .list(Comment.class);
    }

    static Optional<Comment> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select c.*, r.title as article_title, r.slug as article_slug
                          from comment c
                          join article r on r.tenant_id = c.tenant_id and r.id = c.article_id
                         where c.id = :id
                        """)
                .bind("id", id)
                .first(Comment.class);
    }

    /** Those in that state: the oldest first when they wait, else the latest first. */
    static List<Comment> in(TenantTx tx, Comment.State state, int most, long skipped) {
        return tx.query(
                        """
                        select c.*, r.title as article_title, r.slug as article_slug
                          from comment c
                          join article r on r.tenant_id = c.tenant_id and r.id = c.article_id
                         where c.state = :state
                         order by case when c.state = 'waiting' then c.written_at end,
                                  c.written_at desc, c.id
                         limit :most offset :skipped
                        """)
                .bind("state", state)
                .bind("most", most)
                .bind("skipped", skipped)
                .list(Comment.class);
    }

    static long count(TenantTx tx, Comment.State state) {
        return tx.query("select count(*) from comment where state = :state")
                .bind("state", state)
                .one(Long.class);
    }

    /** False, and nothing is written, when it is there already: sent twice is sent once. */
    static boolean insert(TenantTx tx, NewComment it) {
        return tx.query(
                                """
                                insert into comment (id, article_id, parent_id, name, email, body, state, reasons,
                                                     answer, asks, written_at)
                                values (:id, :article, :parent, :name, :email, :body, :state, :reasons,
                                        :answer, :asks, :at)
                                on conflict do nothing
                                """)
                        .bind("id", it.id())
                        .bind("article", it.article())
                        .bind("parent", it.parent())
                        .bind("name", it.name())
                        .bind("email", it.email())
                        .bind("body", it.body())
                        .bind("state", it.state())
                        .bind("reasons", it.reasons())
                        .bind("answer", it.answer())
                        .bind("asks", it.asks())
                        .bind("at", it.at())
                        .execute()
                == 1;
    }

    /** Who published what, when, from where; what is written here cannot be read back by a site. */
    static void origin(
            TenantTx tx,
            UUID id,
            UUID article,
            String name,
            String mail,
            String body,
            String from) {
        tx.query(
                        """
                        insert into comment_origin (id, article_id, name, email, body, remote)
                        values (:id, :article, :name, nullif(:email, ''), :body, :remote)
                        on conflict do nothing
                        """)
                .bind("id", id)
                .bind("article", article)
                .bind("name", name)
                .bind("email", mail)
                .bind("body", body)
                .bind("remote", from)
                .execute();
    }

    static void decide(TenantTx tx, UUID id, Comment.State state, String by) {
        tx.query(
                        """
                        update comment
                           set state = :state, decided_at = now(), decided_by = :by
                         where id = :id
                        """)
                .bind("id", id)
                .bind("state", state)
                .bind("by", by)
                .execute();
    }

    /** The association's answers in one thread, the oldest first. */
    static List<Comment> answers(TenantTx tx, UUID thread) {
        return tx.query(
                        """
                        select c.*, r.title as article_title, r.slug as article_slug
                          from comment c
                          join article r on r.tenant_id = c.tenant_id and r.id = c.article_id
                         where c.parent_id = :thread
                           and c.answer
                         order by c.written_at, c.id
                        """)
                .bind("thread", thread)
                .list(Comment.class);
    }

    /** Other words for an answer; false when it is at another version, or is none. */
    static boolean reword(TenantTx tx, UUID id, int version, String body) {
        return tx.query(
                                """
                                update comment
                                   set body = :body, version = version + 1
                                 where id = :id
                                   and version = :version
                                   and answer
                                """)
                        .bind("id", id)
                        .bind("version", version)
                        .bind("body", body)
                        .execute()
                == 1;
    }

    /** Its writer has had her letter. */
    static void answered(TenantTx tx, UUID id) {
        tx.query("update comment set asks = false where id = :id").bind("id", id).execute();
    }

    /** For good, with the answers to it: no snapshot brings it back. */
    static void delete(TenantTx tx, UUID id) {
        Erased.note(tx, "comment", id.toString());
        tx.query("delete from comment where id = :id").bind("id", id).execute();
    }

    /**
     * Counts anew what visitors see of an article; a reply to what they do not see is not seen.
     * When that changed anything, the site gets another revision.
     */
    static void recount(TenantTx tx, UUID article) {
        tx.query(
                        """
                        update article
                           set comment_count = (
                               select count(*)
                                 from comment c
                                 left join comment p on p.tenant_id = c.tenant_id and p.id = c.parent_id
                                where c.article_id = :article
                                  and c.state = 'published'
                                  and (c.parent_id is null or p.state = 'published'))
                         where id = :article
                        """)
                .bind("article", article)
                .execute();
        tx.siteChanged();
    }

    /** How many wait that no office was told of. */
    static long untold(TenantTx tx) {
        return tx.query(
                        """
                        select count(*)
                          from comment
                         where state = 'waiting'
                           and told_at is null
                        """)
                .one(Long.class);
    }

    static void told(TenantTx tx) {
        tx.query("update comment set told_at = now() where state = 'waiting' and told_at is null")
                .execute();
        tx.query("update site set comments_told_at = now()").execute();
    }

    static @Nullable Instant lastTold(TenantTx tx) {
        return tx.query("select comments_told_at from site").first(Instant.class).orElse(null);
    }

    static Settings settings(TenantTx tx) {
        return tx.query(
                        """
                        select comments as mode, comments_days as days, comments_office as office, version
                          from site
                        """)
                .one(Settings.class);
    }
}
