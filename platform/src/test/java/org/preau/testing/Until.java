package org.preau.testing;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what a job or another thread will do. */
public final class Until {

    private static final int PATIENCE_SECONDS = 60;
    private static final long PAUSE_NANOS = 10_000_000;

    private Until() {}

    /** Fails when it has not come true after a minute. */
    public static void so(BooleanSupplier condition) {
        so(condition, PATIENCE_SECONDS);
    }

    /** Fails when it has not come true after so many seconds. */
    public static void so(BooleanSupplier condition, int seconds) {
        Instant end = Instant.now().plusSeconds(seconds);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("it did not happen within " + seconds + " s");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
