package org.preau.site;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a text stands from its first moment on, so that it is written once: a draft for whoever
 * begins one here, anything for what comes from elsewhere.
 *
 * @param note the word that came with being declined
 * @param position the order of pages; 0 to come after those that are here
 * @param proposed null when it never was
 * @param published the day it bears; null when it was never public
 * @param scheduled whether it waits for that day
 */
record Beginning(
        ArticleState state,
        String note,
        int position,
        Instant updated,
        @Nullable Instant proposed,
        @Nullable Instant published,
        boolean scheduled) {

    static Beginning draft(Instant at) {
        return new Beginning(ArticleState.DRAFT, "", 0, at, null, null, false);
    }
}
