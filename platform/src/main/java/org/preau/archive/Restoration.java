package org.preau.archive;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A restore that somebody asked for.
 *
 * @param version of what
 * @param scope a {@link Wish} as JSON
 * @param done rows
 * @param total rows to be written or taken away; 0 while that is not known
 * @param before the snapshot that undoes it; null before it is done
 * @param report a {@link Told} as JSON; null before it is done
 */
record Restoration(
        UUID id,
        long version,
        String scope,
        State state,
        long done,
        long total,
        @Nullable Long before,
        @Nullable String report,
        String madeBy,
        Instant madeAt) {

    /** How far it is. */
    enum State {
        /** For its job to begin. */
        WAITING,
        RUNNING,
        DONE,
        /** Nothing was changed. */
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isBusy() {
            return this == WAITING || this == RUNNING;
        }
    }
}
