package org.preau.comments;

import org.preau.sql.TenantTx;

/** Counts the comments below all texts anew, after many of them came or went at once. */
public final class CountAnew {

    private CountAnew() {}

    /** Only texts whose number is another one are written. */
    public static void run(TenantTx tx) {
        tx.query(
                        """
                        with counted as (
                            select a.id, count(c.id) filter (
                                       where c.state = 'published' and (c.parent_id is null or p.state = 'published')) as visible
                              from article a
                              left join comment c on c.tenant_id = a.tenant_id and c.article_id = a.id
                              left join comment p on p.tenant_id = c.tenant_id and p.id = c.parent_id
                             group by a.id)
                        update article a
                           set comment_count = counted.visible
                          from counted
                         where a.id = counted.id
                           and a.comment_count <> counted.visible
                        """)
                .execute();
    }
}
