package org.preau.look;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.site.Site;
import org.preau.site.Sites;
import org.preau.sql.TenantTx;

/** The rows of what a site wears, and of what it wore. */
public final class Looks {

    private static final int KEPT = 20;

    /**
     * A look that the site has, or had.
     *
     * @param id of its row
     * @param publishedBy who put it on; empty for the one that the site had before any choice
     */
    public record Former(UUID id, Look look, Instant publishedAt, String publishedBy) {}

    private record Row(UUID id, String look, Instant publishedAt, String publishedBy) {

        Former former() {
            return new Former(id, Look.read(look), publishedAt, publishedBy);
        }
    }

    private Looks() {}

    /** What the site wears now. */
    public static Look worn(TenantTx tx) {
        Site site = Sites.read(tx);
        record Column(String look) {}
        String json = tx.query("select look::text as look from site").one(Column.class).look();
        Optional<UUID> banner =
                tx.query("select banner_id from site where banner_id is not null")
                        .first(UUID.class);
        return Look.read(json, site.theme())
                .withLogo(site.logoId())
                .withBanner(banner.orElse(null));
    }

    /** Whether it is another one than the theme's own. */
    public static boolean isChosen(TenantTx tx) {
        Look worn = worn(tx).withLogo(null);
        return !worn.equals(Look.plain(worn.theme()));
    }

    /** The same for another site: without pictures, and without the header that shows them. */
    public static String bare(Look look) {
        boolean pictured = look.header().equals(Look.PICTURE) || look.header().equals("mark");
        Look other = look.withLogo(null).withBanner(null);
        return (pictured ? other.withHeader("") : other).json();
    }

    /** Those that it had, the latest first; the first is the one that it has. */
    static List<Former> former(TenantTx tx) {
        return tx
                .query(
                        """
                        select id, look::text as look, published_at, published_by
                          from look
                         order by published_at desc, id desc
                        """)
                .list(Row.class)
                .stream()
                .map(Row::former)
                .toList();
    }

    static Optional<Former> find(TenantTx tx, UUID id) {
        return tx.query(
                        """
                        select id, look::text as look, published_at, published_by
                          from look
                         where id = :id
                        """)
                .bind("id", id)
                .first(Row.class)
                .map(Row::former);
    }

    /** Puts it on. The site is locked. */
    static void wear(TenantTx tx, Look look) {
        tx.query(
                        """
                        update site
                           set look = cast(:look as jsonb), logo_id = :logo, banner_id = :banner, version = version + 1
                        """)
                .bind("look", look.json())
                .bind("logo", look.logo())
                .bind("banner", look.banner())
                .execute();
        tx.query("update tenant set theme = :theme where tenant_id = tenant()")
                .bind("theme", look.theme())
                .execute();
    }

    /** Keeps it among the latest ones. */
    static void keep(TenantTx tx, Look look, String by, Instant at) {
        tx.query(
                        """
                        insert into look (id, look, published_by, published_at)
                        values (:id, cast(:look as jsonb), :by, :at)
                        """)
                .bind("id", Ids.next())
                .bind("look", look.json())
                .bind("by", by)
                .bind("at", at)
                .execute();
        tx.query(
                        """
                        delete from look
                         where id not in (
                               select id
                                 from look
                                order by published_at desc, id desc
                                limit :kept)
                        """)
                .bind("kept", KEPT)
                .execute();
    }
}
