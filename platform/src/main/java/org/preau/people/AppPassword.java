package org.preau.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.web.AppUse;

/**
 * A member's password for a program, all but its secret.
 *
 * @param holder what the member is called; empty when no office is held here any more
 * @param holds whether the member holds an office here today; without, it opens nothing
 */
record AppPassword(
        UUID id,
        AccountId accountId,
        String holder,
        AppUse purpose,
        String name,
        Instant createdAt,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt,
        boolean holds) {

    boolean works() {
        return revokedAt == null && holds;
    }
}
