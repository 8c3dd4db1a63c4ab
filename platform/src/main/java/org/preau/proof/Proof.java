package org.preau.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.text.Json;

/**
 * A proof of one association.
 *
 * @param version of its vault; 0 before it began
 * @param tries how often it was begun
 * @param report a {@link Report} as JSON; null before it ended
 * @param askedBy whoever asked for it, as people call them
 * @param endedAt null before it ended
 */
record Proof(
        UUID id,
        long version,
        State state,
        int tries,
        @Nullable String report,
        String askedBy,
        Instant askedAt,
        @Nullable Instant endedAt) {

    /** How it went. */
    enum State {
        WAITING,
        RUNNING,
        /** All was as it should be. */
        PASSED,
        /** Something was not. */
        FAILED,
        /** The store did not answer: nothing is known. */
        UNFINISHED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isBusy() {
            return this == WAITING || this == RUNNING;
        }
    }

    /** What it found; empty before it ended. */
    Optional<Report> found() {
        if (report == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(report.getBytes(StandardCharsets.UTF_8), Report.class));
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("a kept report cannot be read", e);
        }
    }
}
