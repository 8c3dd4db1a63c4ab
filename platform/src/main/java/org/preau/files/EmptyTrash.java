package org.preau.files;

import java.util.List;
import java.util.Map;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Empties the trash for good: what is in it, with all its versions. The rows go first, then the
 * bytes that no row names any more; what a crash leaves between is bytes that nobody sees.
 */
final class EmptyTrash {

    /**
     * How it went.
     *
     * @param count how many things were thrown away for good
     * @param bytes that were freed
     */
    record Emptied(int count, long bytes) {}

    private record Gone(int count, List<ForgetBytes.Freed> freed) {}

    private final Database database;
    private final ForgetBytes forget;

    EmptyTrash(Database database, ForgetBytes forget) {
        this.database = database;
        this.forget = forget;
    }

    Emptied run(Desk desk) {
        Gone gone =
                database.write(desk.tenancy(), tx -> empty(Change.begin(tx, desk.actor()), desk));
        forget.objects(desk, gone.freed());
        return new Emptied(gone.count(), ForgetBytes.sum(gone.freed()));
    }

    private static Gone empty(Change change, Desk desk) {
        TenantTx tx = change.tx();
        int count = History.trash(tx).size();
        if (count == 0) {
            return new Gone(0, List.of());
        }
        dropStates(tx);
        Gone gone = new Gone(count, ForgetBytes.rows(tx));
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
}
