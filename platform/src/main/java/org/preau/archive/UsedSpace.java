package org.preau.archive;

import org.preau.sql.TenantTx;

/** How much of its space an association uses, after rows came that no upload brought. */
public final class UsedSpace {

    private UsedSpace() {}

    /** What files take, by their rows. */
    public static long of(TenantTx tx) {
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
    public static void add(TenantTx tx, long more) {
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
