package org.preau.exchange;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.preau.exchange.ArrivalReport.What;
import org.preau.sql.TenantTx;

/**
 * Has PostgreSQL count what comes while it comes: it plans by what it last counted, and within a
 * transaction that writes ten thousand texts into an empty association it would go on as for one.
 */
final class CountedPassage implements Passage {

    private static final int FIRST = 100;
    private static final int FACTOR = 4;

    private final Passage passage;
    private final TenantTx tx;
    private int came;
    private int next = FIRST;

    /**
     * @param tx the one that all of it is written in
     */
    CountedPassage(Passage passage, TenantTx tx) {
        this.passage = passage;
        this.tx = tx;
    }

    @Override
    public void came(What what, UUID id, int version) {
        passage.came(what, id, version);
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

    @Override
    public boolean looks() {
        return passage.looks();
    }

    @Override
    public void seen(long count) {
        passage.seen(count);
    }

    @Override
    public <T> T aside(Supplier<T> act) {
        return passage.aside(act);
    }

    @Override
    public Optional<Path> fetched(String address) {
        return passage.fetched(address);
    }

    @Override
    public boolean fetches() {
        return passage.fetches();
    }
}
