package org.preau.files;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link by which people without an account see a file, or a folder with all that is in it.
 *
 * @param nodeId what it shows, wherever that lies and whatever it is called
 * @param passwordHash of the password before it; null for none
 * @param untilAt when it ends
 * @param revokedAt when somebody ended it before; null if nobody did
 * @param opened how often its page was opened
 * @param fetched how often something was fetched by it
 * @param openedAt when its page was opened last; null for never
 */
record ShareLink(
        UUID id,
        UUID nodeId,
        @Nullable String passwordHash,
        String madeBy,
        Instant madeAt,
        Instant untilAt,
        @Nullable Instant revokedAt,
        long opened,
        long fetched,
        @Nullable Instant openedAt) {

    /** Whether it leads anywhere. */
    enum Standing {
        OPEN,
        EXPIRED,
        REVOKED
    }

    Standing standing(Instant now) {
        if (revokedAt != null) {
            return Standing.REVOKED;
        }
        return now.isBefore(untilAt) ? Standing.OPEN : Standing.EXPIRED;
    }
}
