package org.preau.files;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Ends a link before its time; what somebody fetched by it before stays fetched. */
final class RevokeLink {

    private final Database database;

    RevokeLink(Database database) {
        this.database = database;
    }

    /** Whether there is such a link; one that is over already stays as it is. */
    boolean run(Desk desk, UUID id) {
        return database.write(desk.tenancy(), tx -> revoke(tx, desk, id));
    }

    private static boolean revoke(TenantTx tx, Desk desk, UUID id) {
        Optional<ShareLink> link = ShareLinks.find(tx, id);
        if (link.isEmpty()) {
            return false;
        }
        int ended =
                tx.query(
                                """
                                update file_link
                                   set revoked_at = now()
                                 where id = :id
                                   and revoked_at is null
                                """)
                        .bind("id", id)
                        .execute();
        if (ended == 1) {
            String name = ShareLinks.name(tx, link.get().nodeId());
            AuditLog.note(tx, desk.actor(), "file.link-revoked", name, Map.of());
        }
        return true;
    }
}
