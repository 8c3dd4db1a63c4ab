package org.preau.web;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.preau.base.TenantId;

/**
 * The one door from an event loop to blocking code: a thread for each request, and a limit for each
 * tenant and for all, above which the answer is 503 with {@code Retry-After}. The limit is the
 * fairness rule: an association under attack queues behind itself.
 *
 * <p>Threads of the system, kept for a minute for the next request: a virtual thread that waits for
 * PostgreSQL is put down and taken up again by two others, which costs more than the waiting.
 */
public final class Offload implements AutoCloseable {

    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().name("offload-", 0).factory());
    private final ConcurrentHashMap<TenantId, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();
    private final int perTenant;
    private final int overall;

    /**
     * @param perTenant requests under way for one tenant, at most
     * @param overall requests under way for all, at most
     */
    public Offload(int perTenant, int overall) {
        this.perTenant = perTenant;
        this.overall = overall;
    }

    /**
     * Runs {@code work} on a thread of its own; false, and nothing is run, when {@code tenant} or
     * the platform has too much under way. {@code work} must not throw.
     */
    boolean submit(TenantId tenant, Runnable work) {
        AtomicInteger mine = underWay.computeIfAbsent(tenant, id -> new AtomicInteger());
        boolean tooMany = mine.incrementAndGet() > perTenant;
        tooMany |= total.incrementAndGet() > overall;
        if (tooMany) {
            leave(mine);
            return false;
        }
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                leave(mine);
            }
        });
        return true;
    }

    /** How many requests are under way. */
    public int underWay() {
        return total.get();
    }

    private void leave(AtomicInteger mine) {
        mine.decrementAndGet();
        total.decrementAndGet();
    }

    /** Waits for what is under way, five seconds at most. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
