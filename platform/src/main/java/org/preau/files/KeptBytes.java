package org.preau.files;

import java.util.Map;
import org.preau.sql.TenantTx;
import org.preau.text.Message;

/** The rows of kept bytes, and the space that they take of the association's. */
final class KeptBytes {

    private static final long MEGA = 1_000_000;

    /** What the association may keep, and what it keeps: bytes of all kinds, not of files alone. */
    record Room(long quotaBytes, long usedBytes) {

        static Room of(TenantTx tx) {
            return tx.query("select quota_bytes, used_bytes from tenant").one(Room.class);
        }

        boolean holds(long more) {
            return usedBytes + more <= quotaBytes;
        }

        Message full() {
            return new Message(
                    "files.full",
                    Map.of("used", Math.ceilDiv(usedBytes, MEGA), "quota", quotaBytes / MEGA));
        }
    }

    private KeptBytes() {}

    static boolean has(TenantTx tx, String sha256) {
        return tx.query("select from file_object where sha256 = :sha256")
                .bind("sha256", sha256)
                .exists();
    }

    /** Counts bytes that were not there; false, and nothing is written, when they find no room. */
    static boolean keep(TenantTx tx, String sha256, long bytes) {
        if (has(tx, sha256)) {
            return true;
        }
        if (!take(tx, bytes)) {
            return false;
        }
        tx.query(
                        """
                        insert into file_object (sha256, bytes)
                        values (:sha256, :bytes)
                        """)
                .bind("sha256", sha256)
                .bind("bytes", bytes)
                .execute();
        return true;
    }

    private static boolean take(TenantTx tx, long bytes) {
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
