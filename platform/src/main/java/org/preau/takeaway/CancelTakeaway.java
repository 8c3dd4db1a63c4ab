package org.preau.takeaway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.web.Desk;

/** Stops what is being made, or forgets what is ready before its time. */
final class CancelTakeaway {

    private final Database database;
    private final Shelf shelf;

    CancelTakeaway(Database database, Shelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    /** False when there is no such archive. Done twice, it is done once. */
    boolean run(Desk desk, UUID id) {
        boolean there =
                database.write(
                        desk.tenancy(),
                        tx -> {
                            if (Takeaway.find(tx, id).isEmpty()) {
                                return false;
                            }
                            if (!Takeaway.end(tx, id, Takeaway.State.CANCELLED)) {
                                int _ = Takeaway.delete(tx, id);
                            }
                            AuditLog.note(tx, desk.actor(), "takeaway.cancelled", "", Map.of());
                            return true;
                        });
        if (there) {
            forget(desk, id);
        }
        return there;
    }

    private void forget(Desk desk, UUID id) {
        try {
            shelf.forget(desk.tenant().id(), id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
