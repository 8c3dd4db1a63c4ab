package org.preau.statistics;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.preau.base.TenantId;

/**
 * One count in memory. Whoever makes it other than zero puts it on the list of those to be kept, so
 * that nobody has to look for it: it may stand in a cached page, in a table that was emptied since,
 * or nowhere else at all. Several may count the same thing; their counts are added up.
 */
final class Tally {

    private final TenantId tenant;
    private final Kind kind;
    private final String key;
    private final Queue<Tally> touched;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /**
     * @param touched where it lists itself; safe from any thread
     */
    Tally(TenantId tenant, Kind kind, String key, Queue<Tally> touched) {
        this.tenant = tenant;
        this.kind = kind;
        this.key = key;
        this.touched = touched;
    }

    /** One more. Any thread, without a lock. */
    void add() {
        if (count.getAndIncrement() == 0) {
            touched.add(this);
        }
    }

    /** One more, which says a number of its own; the greatest is kept. */
    void add(int said) {
        most.accumulateAndGet(said, Math::max);
        add();
    }

    boolean isOf(String other) {
        return key.equals(other);
    }

    /** What has been counted since the last time. */
    Count take() {
        int saying = most.get();
        return new Count(tenant, kind, key, count.getAndSet(0), saying);
    }
}
