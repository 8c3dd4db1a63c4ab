package org.preau.media;

import java.util.Map;
import org.preau.sql.TenantTx;
import org.preau.text.Message;

/** What the tenant's row says of its space, in bytes. */
record Space(long quotaBytes, long usedBytes) {

    private static final long MEGA = 1_000_000;

    static Space of(TenantTx tx) {
        return tx.query("select quota_bytes, used_bytes from tenant").one(Space.class);
    }

    boolean holds(long more) {
        return usedBytes + more <= quotaBytes;
    }

    /** What is said when it holds no more. */
    Message full() {
        return new Message(
                "media.full",
                Map.of("used", Math.ceilDiv(usedBytes, MEGA), "quota", quotaBytes / MEGA));
    }

    /** False when that would pass the quota; the row is locked, so two uploads cannot both fit. */
    static boolean take(TenantTx tx, long bytes) {
        return tx.query(
                                """
                                update tenant
                                   set used_bytes = used_bytes + :bytes
                                 where tenant_id = tenant()
                                   and used_bytes + :bytes <= quota_bytes
                                """)
                        .bind("bytes", bytes)
                        .execute()
                == 1;
    }

    /** What was deleted takes no room any more. */
    static void giveBack(TenantTx tx, long bytes) {
        tx.query(
                        """
                        update tenant
                           set used_bytes = greatest(0, used_bytes - :bytes)
                         where tenant_id = tenant()
                        """)
                .bind("bytes", bytes)
                .execute();
    }
}
