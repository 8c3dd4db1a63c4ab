package org.preau.theme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.web.SitePages.Absent;
import org.preau.web.SitePages.Answer;
import org.preau.web.SitePages.Moved;

/**
 * The addresses that a site had before it came here: each leads to what stands there now. Asked
 * only where there is nothing. Most sites have none, which is known for each revision of a site, so
 * that programs that guess addresses cost no statement.
 */
final class FormerSite {

    private static final int SITES = 2_000;
    private static final int LENGTH = 500;

    private record Key(TenantId tenant, long revision) {}

    /** What visitors may read at an address, or the section there. */
    private record Now(String slug) {}

    private final Database database;
    private final Cache<Key, Boolean> any = Caffeine.newBuilder().maximumSize(SITES).build();

    FormerSite(Database database) {
        this.database = database;
    }

    /**
     * @param path decoded, normal, begins with a slash
     */
    Answer at(Tenancy tenancy, Tenant tenant, String path) {
        Key key = new Key(tenant.id(), tenant.revision());
        Boolean known = any.getIfPresent(key);
        if (path.length() > LENGTH || (known != null && !known)) {
            return new Absent();
        }
        return database.read(
                tenancy,
                tx -> {
                    if (known == null) {
                        boolean some = tx.query("select 1 from redirect limit 1").exists();
                        any.put(key, some);
                        if (!some) {
                            return new Absent();
                        }
                    }
                    return answer(tx, path);
                });
    }

    private static Answer answer(TenantTx tx, String path) {
        Optional<Now> now =
                tx.query(
                                """
                                select coalesce(s.slug, a.slug) as slug
                                  from redirect r
                                  left join section s on s.tenant_id = r.tenant_id and s.id = r.section_id and not s.prepared
                                  left join visible_article a on a.tenant_id = r.tenant_id and a.id = r.article_id
                                 where r.path = :path
                                   and coalesce(s.slug, a.slug) is not null
                                """)
                        .bind("path", path)
                        .first(Now.class);
        return now.<Answer>map(it -> new Moved("/" + it.slug())).orElseGet(Absent::new);
    }
}
