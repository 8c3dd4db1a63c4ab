package org.preau.site;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an editor or the author says about a text; never public.
 *
 * @param parentId the remark that it answers; null for one that begins a thread
 * @param accountId who said it; null when a program did
 * @param version of the text that was read
 * @param resolvedAt when the thread was settled; null while it is open, and on answers
 */
public record Remark(
        UUID id,
        UUID articleId,
        @Nullable UUID parentId,
        @Nullable UUID accountId,
        String person,
        String body,
        int version,
        Instant saidAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {

    static final int LONGEST = 4_000;

    /** The remark that begins its thread: itself, or the one that it answers. */
    public UUID thread() {
        return parentId == null ? id : parentId;
    }

    public Optional<Instant> resolved() {
        return Optional.ofNullable(resolvedAt);
    }
}
