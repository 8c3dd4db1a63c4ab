package org.preau.translation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;

/**
 * A text that is not in a language in which the site has others, or whose translation was last
 * written before it was.
 *
 * @param kind {@code article}, {@code page} or {@code section}
 * @param language of the text
 * @param wanted the language it lacks
 * @param translation its translation, older than it is; null when there is none
 */
public record MissingTranslation(
        UUID id,
        String kind,
        String title,
        String language,
        String wanted,
        @Nullable UUID translation) {

    /** So many are shown; who has more begins with these. */
    static final int MOST = 200;

    /**
     * What is missing: first what is there and has grown old, then sections, pages and articles,
     * the latest changes first. The text that was written first is the original of its
     * translations.
     *
     * @param own the language of the site
     */
    static List<MissingTranslation> all(TenantTx tx, String own) {
        return tx.query(
                        """
                        with text as (
                            select x.id, x.kind, x.title, x.made, x.at, greatest(x.at, l.looked_at) as looked,
                                   coalesce(l.language, :own) as language, coalesce(l.group_id, x.id) as together
                              from (select a.id, a.kind, a.title, a.created_at as made,
                                           coalesce((select max(r.saved_at) from revision r where r.article_id = a.id), a.updated_at) as at
                                      from article a
                                     where a.state <> 'withdrawn'
                                     union all
                                    select id, 'section', title, 'epoch', updated_at
                                      from section) x
                              left join translation l on l.target_id = x.id
                        ), original as (
                            select distinct on (together) *
                              from text
                             order by together, made, id
                        )
                        select o.id, o.kind, o.title, o.language, w.language as wanted, t.id as translation
                          from original o
                          join (select distinct language from text) w on w.language <> o.language
                          left join text t on t.together = o.together and t.language = w.language
                         where t.id is null
                            or t.looked < o.at
                         order by w.language, t.id is null,
                                  case o.kind when 'section' then 1 when 'page' then 2 else 3 end,
                                  o.at desc, o.id
                         limit :most
                        """)
                .bind("own", own)
                .bind("most", MOST)
                .list(MissingTranslation.class);
    }
}
