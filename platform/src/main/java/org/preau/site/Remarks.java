package org.preau.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;
import org.preau.web.Actor;

/** The rows of what is said about texts. */
public final class Remarks {

    /** More is a chat, and has its place elsewhere. */
    static final int MOST = 500;

    private Remarks() {}

    /** All that is said about a text, the oldest first. */
    public static List<Remark> of(TenantTx tx, UUID article) {
        return tx.query(
                        """
                        select id, article_id, parent_id, account_id, person, body, version, said_at, resolved_at, resolved_by
                          from remark
                         where article_id = :article
                         order by said_at, id
                         limit :most
                        """)
                .bind("article", article)
                .bind("most", MOST)
                .list(Remark.class);
    }

    static Optional<Remark> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, article_id, parent_id, account_id, person, body, version, said_at, resolved_at, resolved_by
                          from remark
                         where id = :id
                        """)
                .bind("id", id)
                .first(Remark.class);
    }

    static long count(TenantTx tx, UUID article) {
        return tx.query("select count(*) from remark where article_id = :article")
                .bind("article", article)
                .one(Long.class);
    }

    /** Nothing when it is there already, as when a form is sent twice. */
    static void insert(
            TenantTx tx,
            UUID id,
            Article article,
            @Nullable UUID parent,
            Actor actor,
            String body) {
        tx.query(
                        """
                        insert into remark (id, article_id, parent_id, account_id, person, body, version)
                        values (:id, :article, :parent, :account, :person, :body, :version)
                        on conflict do nothing
                        """)
                .bind("id", id)
                .bind("article", article.id())
                .bind("parent", parent)
                .bind("account", actor.kind() == Actor.Kind.TOKEN ? null : actor.id())
                .bind("person", actor.name())
                .bind("body", body)
                .bind("version", article.version())
                .execute();
    }

    /**
     * @param by who settles it; null to open it again
     */
    static void settle(TenantTx tx, UUID id, @Nullable String by) {
        tx.query(
                        """
                        update remark
                           set resolved_by = :by,
                               resolved_at = case when cast(:by as text) is null then null else now() end
                         where id = :id
                           and parent_id is null
                        """)
                .bind("id", id)
                .bind("by", by)
                .execute();
    }
}
