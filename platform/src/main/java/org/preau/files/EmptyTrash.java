package org.preau.files;

import java.util.List;
import java.util.Map;
import org.preau.audit.AuditLog;
import org.preau.backup.store.StoreUnavailable;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the trash for good: what is in it, with all its versions. The rows go first, then the
 * bytes that no row names any more; what a crash leaves between is bytes that nobody sees.
 */
final class EmptyTrash {

    private static final Logger LOG = LoggerFactory.getLogger(EmptyTrash.class);

    /**
     * How it went.
     *
     * @param count how many things were thrown away for good
     * @param bytes that were freed
     */
    record Emptied(int count, long bytes) {}

    private record Freed(String sha256, long bytes) {}

    private record Gone(int count, List<Freed> freed) {
        long bytes() {
            return freed.stream().mapToLong(Freed::bytes).sum();
        }
    }

    private final Database database;
    private final FileShelf shelf;

    EmptyTrash(Database database, FileShelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    Emptied run(Desk desk) {
        Gone gone =
                database.write(desk.tenancy(), tx -> empty(Change.begin(tx, desk.actor()), desk));
        gone.freed().forEach(it -> forget(desk, it.sha256()));
        return new Emptied(gone.count(), gone.bytes());
    }

    private static Gone empty(Change change, Desk desk) {
        TenantTx tx = change.tx();
        int count = History.trash(tx).size();
        if (count == 0) {
            return new Gone(0, List.of());
        }
        dropStates(tx);
        List<Freed> freed = dropObjects(tx);
        Gone gone = new Gone(count, freed);
        KeptBytes.giveBack(tx, gone.bytes());
        AuditLog.note(tx, desk.actor(), "file.trash-emptied", "", Map.of("count", "" + count));
        return gone;
    }

    private static void dropStates(TenantTx tx) {
        tx.query(
                        """
                        with recursive gone as (
                            select s.node_id
                              from file_state s
                             where s.ended = 'deleted'
                               and not exists (select
                                                 from file_state later
                                                where later.node_id = s.node_id
                                                  and later.from_at >= s.until_at)
                             union
                            select s.node_id
                              from gone g
                              join file_state s on s.parent_id = g.node_id and s.until_at is null
                        )
                        delete from file_state
                         where node_id in (select node_id from gone)
                        """)
                .execute();
    }

    private static List<Freed> dropObjects(TenantTx tx) {
        return tx.query(
                        """
                        delete from file_object o
                         where not exists (select from file_state s where s.sha256 = o.sha256)
                        returning sha256, bytes
                        """)
                .list(Freed.class);
    }

    /** Unless somebody has put the same bytes again meanwhile. */
    private void forget(Desk desk, String sha256) {
        database.write(
                desk.tenancy(),
                tx -> {
                    Change.begin(tx, desk.actor());
                    if (!KeptBytes.has(tx, sha256)) {
                        try {
                            shelf.delete(desk.tenant().id(), sha256);
                        } catch (StoreUnavailable e) {
                            LOG.warn(
                                    "bytes of {} stay behind: {}", desk.tenant().slug(), sha256, e);
                        }
                    }
                    return sha256;
                });
    }
}
