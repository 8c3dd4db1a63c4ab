package org.preau.operator;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.web.Actor;

/** Takes an announcement back: its copies are gone, letters that wait are not written. */
final class WithdrawAnnouncement {

    private final Database database;
    private final TenantDirectory directory;

    WithdrawAnnouncement(Database database, TenantDirectory directory) {
        this.database = database;
        this.directory = directory;
    }

    /** Whether there is such an announcement; done twice, nothing more happens. */
    boolean run(Actor actor, UUID id) {
        return database.operator("withdraw an announcement", tx -> withdraw(tx, actor, id));
    }

    private boolean withdraw(OperatorTx tx, Actor actor, UUID id) {
        Optional<Announcements.Announcement> found = Announcements.one(tx, id);
        if (found.isEmpty() || found.get().withdrawnAt() != null) {
            return found.isPresent();
        }
        tx.query(
                        """
                        update announcement
                           set withdrawn_at = now()
                         where id = :id
                        """)
                .bind("id", id)
                .execute();
        tx.query(
                        """
                        delete from notice
                         where id = :id
                        """)
                .bind("id", id)
                .execute();
        AuditLog.note(
                tx,
                directory.portal().id(),
                actor,
                "announcement.withdrawn",
                found.get().title(),
                Map.of());
        return true;
    }
}
