package org.preau.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.tenancy.Office;

/**
 * An office that is offered to somebody.
 *
 * @param until the last day of the mandate to come; null for none
 * @param invitedBy the name of whoever asked
 * @param invitedAt when the last letter was written
 * @param replaces who hands the office over and leaves it at the acceptance; null for nobody
 */
record Invitation(
        UUID id,
        EmailAddress email,
        String name,
        Office office,
        @Nullable LocalDate until,
        String invitedBy,
        Instant invitedAt,
        Instant expiresAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant withdrawnAt,
        @Nullable AccountId replaces) {

    /** What an invitation is worth. */
    enum Standing {
        /** Waits for an answer. */
        OPEN,
        /** Its fourteen days are over; it can be sent again. */
        EXPIRED,
        ACCEPTED,
        WITHDRAWN
    }

    Standing standing(Instant now) {
        if (acceptedAt != null) {
            return Standing.ACCEPTED;
        }
        if (withdrawnAt != null) {
            return Standing.WITHDRAWN;
        }
        return expiresAt.isAfter(now) ? Standing.OPEN : Standing.EXPIRED;
    }

    /** Whether it can still be sent again or withdrawn. */
    boolean isPending() {
        return acceptedAt == null && withdrawnAt == null;
    }
}
