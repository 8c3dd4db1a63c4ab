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
     * A text without it leads to no document; most do not, and the question costs as much as a rare
     * word.
     */
    private static final String ADDRESS = "/media/";

    /**
     * Of those texts that a search found; visitors see the texts, so they may have the documents.
     */
    static List<FoundDocument> of(TenantTx tx, List<Rows.Card> rows) {
        List<UUID> leading =
                rows.stream()
                        .filter(row -> row.opening().contains(ADDRESS))
                        .map(Rows.Card::id)
                        .toList();
        return leading.isEmpty() ? List.of() : read(tx, leading);
    }

    private static List<FoundDocument> read(TenantTx tx, List<UUID> texts) {
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
                .bind("ids", texts)
                .list(FoundDocument.class);
    }
}
