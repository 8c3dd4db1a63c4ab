package org.preau.people;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.tenancy.Office;

/**
 * An office that somebody holds, held or will hold.
 *
 * @param since the first day of the mandate
 * @param until its last day; null when no end was set
 * @param endedAt when it was ended before its time; null when it was not
 * @param limited whether it is kept to some sections: see {@link Limits}
 */
public record Membership(
        AccountId accountId,
        String name,
        EmailAddress email,
        Office office,
        LocalDate since,
        @Nullable LocalDate until,
        @Nullable Instant endedAt,
        boolean limited) {

    /** Where a mandate is in its time. */
    public enum Phase {
        /** Begins later; gives no right yet. */
        TO_COME,
        /** Gives the rights of the office. */
        RUNNING,
        /** Over, by its date or before. */
        OVER
    }

    public Phase phase(LocalDate today) {
        LocalDate last = until;
        if (endedAt != null || (last != null && last.isBefore(today))) {
            return Phase.OVER;
        }
        return since.isAfter(today) ? Phase.TO_COME : Phase.RUNNING;
    }

    boolean runs(LocalDate today) {
        return phase(today) == Phase.RUNNING;
    }
}
