package org.preau.site;

import org.preau.sql.TenantTx;

/**
 * After texts were put back to what they were while their later versions stayed: what is there now
 * becomes a version of its own, the newest, so that the next one saved has a number that is free.
 */
public final class RestoredTexts {

    private RestoredTexts() {}

    /** Only texts that are behind their versions are written. */
    public static void run(TenantTx tx) {
        tx.query(
                        """
                        with behind as (
                            select a.id, max(r.version) as last
                              from article a
                              join revision r on r.tenant_id = a.tenant_id and r.article_id = a.id
                             group by a.tenant_id, a.id, a.version
                            having max(r.version) > a.version),
                        moved as (
                            update article a
                               set version = behind.last + 1
                              from behind
                             where a.id = behind.id
                            returning a.id, a.version, a.title, a.lead, a.body)
                        insert into revision (article_id, version, title, lead, body, saved_by)
                        select id, version, title, lead, body, 'Préau'
                          from moved
                        """)
                .execute();
    }
}
