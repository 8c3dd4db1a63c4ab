package org.preau.archive;

import org.preau.sql.TenantTx;

/** What an association's files take, as its quota counts them. */
final class UsedSpace {

    private UsedSpace() {}

    /** By the rows of its files. */
    static long bytes(TenantTx tx) {
        return tx.query(
                        """
                        select cast((select coalesce(sum(bytes), 0) from media)
                                  + (select coalesce(sum(bytes), 0) from media_former where kept)
                                  + (select coalesce(sum(bytes), 0) from answer_file)
                                  + (select coalesce(sum(bytes), 0) from file_object) as bigint)
                        """)
                .one(Long.class);
    }

    /** Beyond the quota if need be: what was the association's is the association's. */
    static void add(TenantTx tx, long more) {
        tx.query(
                        """
                        update tenant
                           set used_bytes = greatest(0, used_bytes + :more)
                         where tenant_id = tenant()
                        """)
                .bind("more", more)
                .execute();
    }
}
