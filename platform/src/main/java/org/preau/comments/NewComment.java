package org.preau.comments;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment to be written.
 *
 * @param parent the comment that it answers; null for one on the article itself
 * @param email null when none was given
 * @param answer whether the association writes it, under its own name
 * @param asks whether its writer wants one letter when the association answers
 */
record NewComment(
        UUID id,
        UUID article,
        @Nullable UUID parent,
        String name,
        @Nullable String email,
        String body,
        Comment.State state,
        List<String> reasons,
        boolean answer,
        boolean asks,
        Instant at) {

    /** One that comes from another site. */
    static NewComment coming(
            UUID id,
            UUID article,
            @Nullable UUID parent,
            String name,
            String body,
            Comment.State state,
            boolean answer,
            Instant at) {
        return new NewComment(
                id, article, parent, name, null, body, state, List.of(), answer, false, at);
    }
}
