package org.preau.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the heap something needs at most: what is left after a collection, looked at again
 * and again while it runs, and what was there before taken off. Garbage does not count: a heap that
 * has room lets it lie.
 */
public final class PeakHeap {

    private static final long PAUSE_MS = 2_000;

    private final long before;
    private final AtomicLong peak = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    private PeakHeap() {
        before = live();
        peak.set(before);
        Thread.ofPlatform()
                .daemon()
                .name("peak-heap")
                .start(() -> {
                    while (!over.get()) {
                        peak.accumulateAndGet(live(), Math::max);
                        sleep();
                    }
                });
    }

    /** Begins to look. */
    public static PeakHeap begin() {
        return new PeakHeap();
    }

    /** Ends it: so many bytes more than before. */
    public long more() {
        over.set(true);
        return Math.max(0, peak.get() - before);
    }

    private static long live() {
        System.gc();
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();
        return pools.stream()
                .filter(it -> it.getType() == MemoryType.HEAP && it.getCollectionUsage() != null)
                .mapToLong(it -> it.getCollectionUsage().getUsed())
                .sum();
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
