package org.preau.redirect;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/** The rows of addresses that lead on. */
final class OldPaths {

    /** How many stand on a page. */
    static final int SIZE = 50;

    private OldPaths() {}

    /**
     * Some of them, in their order.
     *
     * @param words that the path or the title must hold; empty for all
     * @param target what they must lead to; null for anything
     * @param page from 1
     */
    static List<OldPath> page(TenantTx tx, String words, @Nullable UUID target, int page) {
        return tx.query(
                        """
                        select r.path, coalesce(t.kind, 'section') as kind, coalesce(s.id, t.id) as target,
                               coalesce(s.title, t.title) as title, coalesce(s.slug, t.slug) as slug
                          from (select path, section_id, article_id
                                  from redirect
                                 union all
                                select '/' || slug, section_id, article_id
                                  from address
                                 where not current) r
                          left join section s on s.tenant_id = tenant() and s.id = r.section_id
                          left join article t on t.tenant_id = tenant() and t.id = r.article_id
                         where (:words = '' or position(lower(:words) in lower(r.path || ' ' || coalesce(s.title, t.title))) > 0)
                           and (cast(:target as uuid) is null or coalesce(s.id, t.id) = cast(:target as uuid))
                         order by r.path
                         limit :size
                        offset :skip
                        """)
                .bind("words", words)
                .bind("target", target == null ? null : target.toString())
                .bind("size", SIZE)
                .bind("skip", (page - 1) * SIZE)
                .list(OldPath.class);
    }

    static long count(TenantTx tx, String words, @Nullable UUID target) {
        return tx.query(
                        """
                        select count(*)
                          from (select path, section_id, article_id
                                  from redirect
                                 union all
                                select '/' || slug, section_id, article_id
                                  from address
                                 where not current) r
                          left join section s on s.tenant_id = tenant() and s.id = r.section_id
                          left join article t on t.tenant_id = tenant() and t.id = r.article_id
                         where (:words = '' or position(lower(:words) in lower(r.path || ' ' || coalesce(s.title, t.title))) > 0)
                           and (cast(:target as uuid) is null or coalesce(s.id, t.id) = cast(:target as uuid))
                        """)
                .bind("words", words)
                .bind("target", target == null ? null : target.toString())
                .one(Long.class);
    }

    static Optional<OldPath> find(TenantTx tx, String path) {
        return page(tx, path, null, 1).stream().filter(one -> one.path().equals(path)).findFirst();
    }

    static boolean isSection(TenantTx tx, UUID id) {
        return tx.query("select id from section where id = :id").bind("id", id).exists();
    }

    static boolean isText(TenantTx tx, UUID id) {
        return tx.query("select id from article where id = :id").bind("id", id).exists();
    }

    static void insert(TenantTx tx, String path, @Nullable UUID section, @Nullable UUID article) {
        tx.query(
                        """
                        insert into redirect (path, section_id, article_id)
                        values (:path, :section, :article)
                        on conflict do nothing
                        """)
                .bind("path", path)
                .bind("section", section)
                .bind("article", article)
                .execute();
        tx.siteChanged();
    }

    static void delete(TenantTx tx, String path) {
        tx.query("delete from redirect where path = :path").bind("path", path).execute();
        tx.query("delete from address where not current and '/' || slug = :path")
                .bind("path", path)
                .execute();
        tx.siteChanged();
    }
}
