package org.preau.theme;

import java.util.List;
import java.util.UUID;
import org.preau.sql.TenantTx;

/**
 * A document that a text leads to, and its words.
 *
 * @param name of the file
 * @param words its beginning, plain
 */
record FoundDocument(UUID articleId, String name, String words) {

    /**
     * Of those texts that a search found; visitors see the texts, so they may have the documents.
     */
    static List<FoundDocument> of(TenantTx tx, List<Rows.Card> rows) {
        return tx.query(
                        """
                        select r.id as article_id, m.name, left(t.words, 100000) as words
                          from visible_article r
                         cross join lateral documents_in(r.tenant_id, r.body) as d
                          join media m on m.id = d.media_id
                          join media_text t on t.media_id = m.id
                         where r.id = any(cast(:ids as uuid[]))
                           and t.state = 'read'
                         order by m.name, m.id
                         limit 40
                        """)
                .bind("ids", rows.stream().map(Rows.Card::id).toList())
                .list(FoundDocument.class);
    }
}
