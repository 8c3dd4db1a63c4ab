package org.preau.testing;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what a job or another thread will do. */
public final class Until {

    private static final int PATIENCE_SECONDS = 30;
    private static final long PAUSE_NANOS = 10_000_000;

    private Until() {}

    /** Fails when it has not come true after thirty seconds. */
    public static void so(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("it did not happen within " + PATIENCE_SECONDS + " s");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
