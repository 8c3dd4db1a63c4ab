package org.preau.site;

import java.util.List;
import org.preau.sql.TenantTx;

/**
 * A place of a site, for somebody who writes a link.
 *
 * @param path on the association's host
 */
record LinkTarget(String title, String path) {

    /**
     * Texts and sections whose title holds {@code words}, accents ignored; published ones first.
     */
    static List<LinkTarget> like(TenantTx tx, String words, int most) {
        String plain = words.length() > 100 ? words.substring(0, 100) : words;
        return tx.query(
                        """
                        select title, path
                          from (select title, '/' || slug as path, state = 'published' as there, updated_at
                                  from article
                                 union all
                                select title, '/' || slug, true, null
                                  from section) as place
                         where position(plain(:words) in plain(title)) > 0
                         order by there desc, updated_at desc nulls last, title
                         limit :most
                        """)
                .bind("words", plain.strip())
                .bind("most", most)
                .list(LinkTarget.class);
    }
}
