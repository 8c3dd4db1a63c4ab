package org.preau.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.tenancy.Right;

/**
 * An API token as the association sees it: all but its secret.
 *
 * @param makerHolds whether whoever made it still holds an office here; without, it opens nothing
 */
record Token(
        UUID id,
        String name,
        List<String> rights,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt,
        boolean makerHolds) {

    /** Whether it opens anything. */
    boolean works(Instant now) {
        Instant end = expiresAt;
        return revokedAt == null && (end == null || end.isAfter(now));
    }

    /** The last day it works; null when it has no end. */
    @Nullable LocalDate lastDay() {
        Instant end = expiresAt;
        return end == null ? null : Days.dayOf(end.minusMillis(1));
    }

    List<Right> carries() {
        return rights.stream().map(Named::right).sorted(Comparator.naturalOrder()).toList();
    }
}
