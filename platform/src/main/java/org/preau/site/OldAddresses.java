package org.preau.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;

/**
 * The addresses that the texts and sections of a site had on a former one: paths of any form, which
 * the names of {@link Addresses} cannot have. They only ever lead on; nothing lives at one.
 */
public final class OldAddresses {

    /** The longest path that is kept, in characters. */
    static final int LENGTH = 500;

    private OldAddresses() {}

    /** The paths that lead to an article or page, in their order. */
    public static List<String> ofArticle(TenantTx tx, UUID id) {
        return tx.query("select path from redirect where article_id = :id order by path")
                .bind("id", id)
                .list(String.class);
    }

    /** The paths that lead to a section, in their order. */
    public static List<String> ofSection(TenantTx tx, UUID id) {
        return tx.query("select path from redirect where section_id = :id order by path")
                .bind("id", id)
                .list(String.class);
    }

    /**
     * All paths that lead on, by the text or section they lead to, in their order: those of a
     * former site, and the names that were given up on this one.
     */
    public static Map<UUID, List<String>> all(TenantTx tx) {
        record Row(UUID target, String path) {}
        Map<UUID, List<String>> paths = new HashMap<>();
        List<Row> rows =
                tx.query(
                                """
                                select coalesce(article_id, section_id) as target, path
                                  from redirect
                                 union
                                select coalesce(article_id, section_id), '/' || slug
                                  from address
                                 where not current
                                 order by path
                                """)
                        .list(Row.class);
        rows.forEach(row ->
                paths.computeIfAbsent(row.target(), any -> new ArrayList<>()).add(row.path()));
        return paths;
    }

    /**
     * What stands at a path now, so that no old address can lead away from it: its title, the path
     * itself for a place that every site has; empty for nothing.
     */
    public static Optional<String> standing(TenantTx tx, String path) {
        String slug = path.substring(1);
        if (slug.isEmpty()
                || Addresses.RESERVED.contains(slug.replace('.', '-').split("/", 2)[0])) {
            return Optional.of(path);
        }
        return tx.query(
                        """
                        select coalesce(s.title, t.title)
                          from address a
                          left join section s on s.tenant_id = a.tenant_id and s.id = a.section_id
                          left join article t on t.tenant_id = a.tenant_id and t.id = a.article_id
                         where a.slug = :slug
                           and a.current
                        """)
                .bind("slug", slug)
                .first(String.class);
    }

    /** Has {@code paths} lead to {@code target}; what led elsewhere stays, since it was first. */
    static void lead(TenantTx tx, Target target, List<String> paths) {
        for (String path : paths) {
            if (path.length() > 1 && path.length() <= LENGTH && path.startsWith("/")) {
                tx.query(
                                """
                                insert into redirect (path, section_id, article_id)
                                values (:path, :section, :article)
                                on conflict do nothing
                                """)
                        .bind("path", path)
                        .bind("section", target.section())
                        .bind("article", target.article())
                        .execute();
            }
        }
    }
}
