package org.preau.backup.mirror;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what is done and tells the listener, not too often. Any thread. */
final class Meter {
    private static final long PAUSE_NANOS = 100_000_000;

    private final String what;
    private final Progress.Listener listener;
    private final AtomicLong objects = new AtomicLong();
    private final AtomicLong foundObjects = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong foundBytes = new AtomicLong();
    private final ReentrantLock telling = new ReentrantLock();
    private volatile long told = System.nanoTime() - PAUSE_NANOS;

    Meter(String what, Progress.Listener listener) {
        this.what = what;
        this.listener = listener;
    }

    void found(long length) {
        foundObjects.incrementAndGet();
        foundBytes.addAndGet(length);
    }

    void done() {
        objects.incrementAndGet();
        tell(false);
    }

    void read(long length) {
        bytes.addAndGet(length);
        tell(false);
    }

    void end() {
        tell(true);
    }

    private void tell(boolean always) {
        if (!always && System.nanoTime() - told < PAUSE_NANOS) {
            return;
        }
        if (always) {
            telling.lock();
        } else if (!telling.tryLock()) {
            return;
        }
        try {
            told = System.nanoTime();
            listener.progress(
                    new Progress(
                            what,
                            objects.get(),
                            foundObjects.get(),
                            bytes.get(),
                            foundBytes.get()));
        } finally {
            telling.unlock();
        }
    }
}
