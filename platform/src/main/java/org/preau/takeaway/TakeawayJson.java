package org.preau.takeaway;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An archive as programs see it; the file is at its address + {@code /file} until it expires.
 *
 * @param sha256 of the archive; absent until it is ready
 */
record TakeawayJson(
        UUID id,
        boolean history,
        String state,
        String step,
        long done,
        long total,
        long files,
        long bytes,
        @Nullable String sha256,
        int missing,
        Instant askedAt,
        Instant expiresAt) {

    static TakeawayJson of(Takeaway it) {
        return new TakeawayJson(
                it.id(),
                it.history(),
                it.state().word(),
                it.step(),
                it.done(),
                it.total(),
                it.files(),
                it.bytes(),
                it.sha256(),
                it.missing(),
                it.madeAt(),
                it.expiresAt());
    }
}
