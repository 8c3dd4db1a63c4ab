package org.preau.backup.mirror;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of tasks at once, in virtual threads. Whoever hands one out waits for a free
 * hand, so that what is waiting never fills the memory. When one says stop, or the handing thread
 * is interrupted, no more are begun and those under way are interrupted.
 */
final class Crew implements AutoCloseable {
    private final int size;
    private final Semaphore hands;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();

    Crew(int size) {
        this.size = size;
        hands = new Semaphore(size);
    }

    /** Waits for a free hand and gives it the task; does nothing once stopped. */
    void give(Runnable task) {
        try {
            hands.acquire();
        } catch (InterruptedException e) {
            interrupted();
            return;
        }
        if (stopped.get() != null) {
            hands.release();
            return;
        }
        threads.execute(() -> work(task));
    }

    /** Begins no more tasks, for this reason; the first one counts. */
    void stop(String why) {
        stopped.compareAndSet(null, why);
    }

    /** Why it was stopped, or null. */
    @Nullable String stopped() {
        return stopped.get();
    }

    /** Returns when all that was given is done; interrupts it if this thread is interrupted. */
    void finish() {
        try {
            hands.acquire(size);
            hands.release(size);
        } catch (InterruptedException e) {
            interrupted();
        }
    }

    @Override
    public void close() {
        if (stopped.get() != null) {
            threads.shutdownNow();
        }
        threads.close();
    }

    private void interrupted() {
        stop("It was interrupted: run it again, it goes on where it was");
        threads.shutdownNow();
        Thread.currentThread().interrupt();
    }

    private void work(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            stop("It broke: " + e);
            throw e;
        } finally {
            hands.release();
        }
    }
}
