package org.preau.comments;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reader wrote, or what the association answered.
 *
 * @param articleTitle and its address, for whoever reads the queue
 * @param parentId the comment that it answers; null for one on the article itself
 * @param email never shown to visitors; null when none was given
 * @param body plain text; an empty line is no paragraph
 * @param reasons why it is looked at; see {@code visitors.Suspicion.Reason}
 * @param answer whether the association wrote it, under its own name
 * @param asks whether its writer wants one letter when the association answers
 * @param version changes with the words of an answer
 */
public record Comment(
        UUID id,
        UUID articleId,
        String articleTitle,
        String articleSlug,
        @Nullable UUID parentId,
        String name,
        @Nullable String email,
        String body,
        State state,
        List<String> reasons,
        Instant writtenAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        boolean answer,
        boolean asks,
        int version) {

    /** Whether visitors see it. */
    public enum State {
        WAITING,
        PUBLISHED,
        DECLINED,
        SPAM;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
