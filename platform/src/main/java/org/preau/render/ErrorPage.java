package org.preau.render;

import java.util.Set;

/**
 * The view of {@code error.hbs}: what went wrong, in words for each status that Préau answers.
 *
 * @param status the HTTP status, one of {@link #KNOWN}
 * @param reference what an operator finds the fault by in the log; empty when there is nothing to
 *     find
 */
public record ErrorPage(int status, String reference) {
    /** The statuses that have words of their own. */
    public static final Set<Integer> KNOWN =
            Set.of(400, 403, 404, 405, 409, 413, 422, 429, 500, 503, 507);

    /** A status without words of its own takes those of its family: 400 or 500. */
    public ErrorPage {
        if (!KNOWN.contains(status)) {
            status = status < 500 ? 400 : 500;
        }
    }
}
