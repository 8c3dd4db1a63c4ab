package org.preau.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the platform's own copy stands, which a rebuild begins with.
 *
 * @param at when it was last seen to be as it should be; null for never
 * @param sealed whether there are keys, so that people's secrets are in it
 */
public record OwnCopy(@Nullable Instant at, boolean sealed) {

    /** It is looked at every quarter of an hour; after this somebody should look at the log. */
    private static final Duration LATE = Duration.ofHours(1);

    /** Whether it is older than it may be. */
    boolean late(Clock clock) {
        Instant last = at;
        return last == null || last.isBefore(clock.instant().minus(LATE));
    }

    /** Tells it; any thread. */
    @FunctionalInterface
    public interface Teller {
        OwnCopy tell();
    }
}
