package org.preau.postgres;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a server, each step harsher than the one before: INT ends the sessions and writes a
 * checkpoint, QUIT drops everything at once and lets the next start recover, KILL is for a server
 * that is stuck. None loses what was acknowledged.
 */
final class StopServer {

    private static final Logger LOG = LoggerFactory.getLogger(StopServer.class);

    private static final Duration FAST = Duration.ofSeconds(8);
    private static final Duration IMMEDIATE = Duration.ofSeconds(3);

    /** How to see that the server has ended: waits at most so long, then says whether it has. */
    interface Ending {
        boolean within(Duration limit) throws InterruptedException;
    }

    private StopServer() {}

    static void stop(long pid, Ending ending) throws IOException, InterruptedException {
        if (endsOn("INT", pid, ending, FAST) || endsOn("QUIT", pid, ending, IMMEDIATE)) {
            return;
        }
        LOG.warn("database server is stuck, killing it; pid={}", pid);
        endsOn("KILL", pid, ending, IMMEDIATE);
    }

    private static boolean endsOn(String signal, long pid, Ending ending, Duration limit)
            throws IOException, InterruptedException {
        if (ending.within(Duration.ZERO)) {
            return true;
        }
        LiveProcess.signal(pid, signal);
        return ending.within(limit);
    }
}
