package org.preau.files;

import java.util.List;
import org.preau.backup.store.StoreUnavailable;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of bytes that no state of any file names any more: their rows within the change that made
 * it so, and after it the objects themselves. What a crash leaves between is bytes that nobody
 * sees.
 */
final class ForgetBytes {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetBytes.class);

    /** Bytes that went. */
    record Freed(String sha256, long bytes) {}

    private final Database database;
    private final FileShelf shelf;

    ForgetBytes(Database database, FileShelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    /** Takes their rows away, and gives their room back. */
    static List<Freed> rows(TenantTx tx) {
        List<Freed> freed =
                tx.query(
                                """
                                delete from file_object o
                                 where not exists (select from file_state s where s.sha256 = o.sha256)
                                returning sha256, bytes
                                """)
                        .list(Freed.class);
        KeptBytes.giveBack(tx, sum(freed));
        return freed;
    }

    static long sum(List<Freed> freed) {
        return freed.stream().mapToLong(Freed::bytes).sum();
    }

    /** Takes the objects away, unless somebody has put the same bytes again meanwhile. */
    void objects(Desk desk, List<Freed> freed) {
        for (Freed it : freed) {
            database.write(
                    desk.tenancy(),
                    tx -> {
                        Change.begin(tx, desk.actor());
                        if (!KeptBytes.has(tx, it.sha256())) {
                            delete(desk, it.sha256());
                        }
                        return it;
                    });
        }
    }

    private void delete(Desk desk, String sha256) {
        try {
            shelf.delete(desk.tenant().id(), sha256);
        } catch (StoreUnavailable e) {
            LOG.warn("bytes of {} stay behind: {}", desk.tenant().slug(), sha256, e);
        }
    }
}
