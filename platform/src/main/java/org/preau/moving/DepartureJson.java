package org.preau.moving;

import java.time.Instant;
import java.util.UUID;

/** A departure as programs see it; the file is at its address + {@code /file} until it expires. */
record DepartureJson(
        UUID id,
        String form,
        String state,
        long seen,
        long bytes,
        Instant askedAt,
        Instant expiresAt) {

    static DepartureJson of(Departure it) {
        return new DepartureJson(
                it.id(),
                it.form().word(),
                it.state().word(),
                it.seen(),
                it.bytes(),
                it.madeAt(),
                it.expiresAt());
    }
}
