package org.preau.translation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;

/** The rows of languages and translations. */
final class Translations {

    static final String ONCE = "translation_once";

    private static final int OFFERED = 200;

    /** The language of a text and the group of its translations. */
    record Own(String language, UUID groupId) {}

    /**
     * A text or section, whatever its language.
     *
     * @param kind {@code article}, {@code page} or {@code section}
     * @param language empty for the site's
     * @param visible whether visitors see it
     */
    record Subject(
            UUID id, String kind, String title, String slug, String language, boolean visible) {}

    private Translations() {}

    static Optional<Own> own(TenantTx tx, UUID id) {
        return tx.query("select language, group_id from translation where target_id = :id")
                .bind("id", id)
                .first(Own.class);
    }

    /** The text or section of an id; empty when there is none of that kind here. */
    static Optional<Subject> find(TenantTx tx, String kind, UUID id) {
        return tx.query(SUBJECTS + " where x.id = :id and x.kind = :kind")
                .bind("id", id)
                .bind("kind", kind)
                .first(Subject.class);
    }

    /** What is linked to it, itself left out. */
    static List<Subject> linked(TenantTx tx, UUID id) {
        return tx.query(
                        SUBJECTS
                                + """
                                 where l.group_id = (select group_id from translation where target_id = :id)
                                   and x.id <> :id
                                 order by l.language
                                """)
                .bind("id", id)
                .list(Subject.class);
    }

    /** What it could be linked to: of the same kind, the newest changes first. */
    static List<Subject> others(TenantTx tx, String kind, UUID id) {
        return tx.query(
                        SUBJECTS
                                + """
                                 where x.kind = :kind
                                   and x.id <> :id
                                 order by x.at desc, x.title
                                 limit :most
                                """)
                .bind("kind", kind)
                .bind("id", id)
                .bind("most", OFFERED)
                .list(Subject.class);
    }

    private static final String SUBJECTS =
            """
            select x.id, x.kind, x.title, x.slug, coalesce(l.language, '') as language, x.visible
              from (select id, kind, title, slug, updated_at as at,
                           exists (select from visible_article v where v.id = article.id) as visible
                      from article
                     union all
                    select id, 'section', title, slug, updated_at, not prepared
                      from section) x
              left join translation l on l.target_id = x.id
            """;

    static void save(TenantTx tx, Subject subject, String language, UUID group) {
        boolean section = subject.kind().equals("section");
        tx.query(
                        """
                        insert into translation (target_id, article_id, section_id, language, group_id)
                        values (:id, :article, :section, :language, :group)
                        on conflict (tenant_id, target_id)
                        do update set language = excluded.language, group_id = excluded.group_id
                        """)
                .bind("id", subject.id())
                .bind("article", section ? null : subject.id())
                .bind("section", section ? subject.id() : null)
                .bind("language", language)
                .bind("group", group)
                .execute();
    }

    /** Somebody has looked at it now. */
    static void look(TenantTx tx, UUID id) {
        tx.query("update translation set looked_at = now() where target_id = :id")
                .bind("id", id)
                .execute();
    }

    static void delete(TenantTx tx, UUID id) {
        tx.query("delete from translation where target_id = :id").bind("id", id).execute();
    }

    /** All of one group join another. */
    static void join(TenantTx tx, UUID from, UUID to) {
        tx.query("update translation set group_id = :to where group_id = :from")
                .bind("from", from)
                .bind("to", to)
                .execute();
    }

    /** What a picture shows. */
    static String alt(TenantTx tx, UUID media) {
        return tx.query("select alt from media where id = :id")
                .bind("id", media)
                .first(String.class)
                .orElse("");
    }

    /** A section in a language that says the same as another; empty for none. */
    static Optional<UUID> section(TenantTx tx, UUID section, String language) {
        return tx.query(
                        """
                        select o.section_id
                          from translation me
                          join translation o on o.group_id = me.group_id
                         where me.target_id = :section
                           and o.language = :language
                           and o.section_id is not null
                        """)
                .bind("section", section)
                .bind("language", language)
                .first(UUID.class);
    }
}
