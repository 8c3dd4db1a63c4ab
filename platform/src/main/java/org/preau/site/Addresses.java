package org.preau.site;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.text.Slugs;

/**
 * The addresses of a site: one name space for sections, articles and pages. A public address that
 * is given up stays as a redirect until somebody asks for exactly that address.
 *
 * <p>Two writers may reach for one address at the same moment: the second one's transaction ends at
 * the constraint {@value #CONSTRAINT}, and its act starts anew.
 */
public final class Addresses {

    static final String CONSTRAINT = "address_pkey";

    /** Addresses that mean something else on every site, today or as the design foresees. */
    public static final Set<String> RESERVED =
            Set.of(
                    "abonnement",
                    "accessibilite",
                    "api",
                    "auteurs",
                    "compte",
                    "confidentialite",
                    "connexion",
                    "console",
                    "desabonnement",
                    "espace",
                    "etiquettes",
                    "favicon-ico",
                    "feed",
                    "feed-atom",
                    "infolettre",
                    "media",
                    "mentions-legales",
                    "page",
                    "recherche",
                    "robots",
                    "robots-txt",
                    "rss",
                    "signaler",
                    "sitemap",
                    "sitemap-xml");

    /** Where an address leads now. */
    private record Row(
            @Nullable UUID sectionId, @Nullable UUID articleId, boolean current, String title) {

        boolean isOf(Target target) {
            return target.section() == null
                    ? articleId != null && articleId.equals(target.article())
                    : target.section().equals(sectionId);
        }
    }

    private Addresses() {}

    /**
     * What speaks against giving {@code target} the address somebody typed; empty when nothing
     * does.
     */
    static Optional<Wrong> refusal(TenantTx tx, Target target, String typed) {
        String slug = Slugs.from(typed);
        Optional<Row> there = row(tx, slug);
        if (RESERVED.contains(slug) && there.filter(row -> row.isOf(target)).isEmpty()) {
            return Optional.of(wrong("site.wrong.slug-reserved", slug, "", free(tx, target, slug)));
        }
        return there.filter(row -> row.current() && !row.isOf(target))
                .map(row ->
                        wrong("site.wrong.slug-taken", slug, row.title(), free(tx, target, slug)));
    }

    /** An address for {@code target} that nobody has, nor had, made from {@code title}. */
    static String free(TenantTx tx, Target target, String title) {
        return Slugs.free(
                title,
                RESERVED,
                slug -> row(tx, slug).filter(row -> !row.isOf(target)).isPresent());
    }

    /**
     * Gives {@code target} its address.
     *
     * @param keepOld whether the former one goes on leading there
     */
    static void move(TenantTx tx, Target target, String slug, boolean keepOld) {
        if (keepOld) {
            retire(tx, target);
        } else {
            forget(tx, target);
        }
        give(tx, target, slug);
    }

    /** Gives {@code target}, which has none, its address. */
    static void give(TenantTx tx, Target target, String slug) {
        tx.query(
                        "delete from address where slug = :slug and (not current or article_id = :article or section_id = :section)")
                .bind("slug", slug)
                .bind("article", target.article())
                .bind("section", target.section())
                .execute();
        tx.query(
                        """
                        insert into address (slug, section_id, article_id)
                        values (:slug, :section, :article)
                        """)
                .bind("slug", slug)
                .bind("section", target.section())
                .bind("article", target.article())
                .execute();
    }

    private static void retire(TenantTx tx, Target target) {
        tx.query(
                        """
                        update address
                           set current = false
                         where current
                           and (article_id = :article or section_id = :section)
                        """)
                .bind("article", target.article())
                .bind("section", target.section())
                .execute();
    }

    private static void forget(TenantTx tx, Target target) {
        tx.query(
                        """
                        delete from address
                         where current
                           and (article_id = :article or section_id = :section)
                        """)
                .bind("article", target.article())
                .bind("section", target.section())
                .execute();
    }

    private static Optional<Row> row(TenantTx tx, String slug) {
        return tx.query(
                        """
                        select a.section_id, a.article_id, a.current, coalesce(s.title, t.title, '') as title
                          from address a
                          left join section s on s.tenant_id = a.tenant_id and s.id = a.section_id
                          left join article t on t.tenant_id = a.tenant_id and t.id = a.article_id
                         where a.slug = :slug
                        """)
                .bind("slug", slug)
                .first(Row.class);
    }

    private static Wrong wrong(String key, String slug, String by, String free) {
        return new Wrong("slug", new Message(key, Map.of("slug", slug, "by", by, "free", free)));
    }
}
