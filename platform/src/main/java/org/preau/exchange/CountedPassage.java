package org.preau.exchange;

import java.util.UUID;
import org.preau.exchange.ArrivalReport.What;
import org.preau.sql.TenantTx;

/**
 * Has PostgreSQL count what comes while it comes: it plans by what it last counted, and within a
 * transaction that writes ten thousand texts into an empty association it would go on as for one.
 */
final class CountedPassage extends PassageAround {

    private static final int FIRST = 100;
    private static final int FACTOR = 4;

    private final TenantTx tx;
    private int came;
    private int next = FIRST;

    /**
     * @param tx the one that all of it is written in
     */
    CountedPassage(Passage passage, TenantTx tx) {
        super(passage);
        this.tx = tx;
    }

    @Override
    public void came(What what, UUID id, int version) {
        super.came(what, id, version);
        if (++came == next) {
            next *= FACTOR;
            count();
        }
    }

    /** Once all has come; few things are left for PostgreSQL to find by itself. */
    void end() {
        if (came >= FIRST) {
            count();
        }
    }

    private void count() {
        tx.query("select count_rows()").exists();
    }
}
