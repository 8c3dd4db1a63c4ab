package org.preau.postgres;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends reads from a PostgreSQL of this machine that answers no more though it is there: a stopped
 * process, a disk that hangs. It looks every {@value #PERIOD_S} seconds, on a thread of its own.
 */
final class FrozenReads {

    private static final Logger LOG = LoggerFactory.getLogger(FrozenReads.class);
    private static final int PERIOD_S = 5;
    private static final Set<LocalSocket> OPEN = ConcurrentHashMap.newKeySet();

    @SuppressWarnings("unused") // it works as long as this class is there
    private static final ScheduledFuture<?> LOOKING =
            Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().name("frozen-reads").daemon().factory())
                    .scheduleWithFixedDelay(
                            () -> closeFrozen(System.nanoTime()),
                            PERIOD_S,
                            PERIOD_S,
                            TimeUnit.SECONDS);

    private FrozenReads() {}

    static void watch(LocalSocket socket) {
        OPEN.add(socket);
    }

    static void forget(LocalSocket socket) {
        OPEN.remove(socket);
    }

    /** Closes what has been read from for too long at that moment of {@link System#nanoTime}. */
    static void closeFrozen(long nanoTime) {
        for (LocalSocket socket : OPEN) {
            if (socket.isFrozen(nanoTime)) {
                LOG.error("PostgreSQL is there and does not answer: a connection is given up");
                close(socket);
            }
        }
    }

    private static void close(LocalSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.warn("a connection that was given up could not be closed: {}", e.toString());
        }
    }
}
