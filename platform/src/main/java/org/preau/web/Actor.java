package org.preau.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, as the audit log will name them.
 *
 * @param id of the account or the token; null for the platform itself
 * @param remote the address and port that the request came from, as the law asks of a host; null
 *     for a job or the command line
 */
public record Actor(Kind kind, @Nullable UUID id, String name, @Nullable String remote) {

    /** What kind of actor. */
    public enum Kind {
        PERSON,
        OPERATOR,
        TOKEN,
        SYSTEM
    }

    /** The platform itself: jobs, the command line, the demonstration. */
    public static Actor system(String name) {
        return new Actor(Kind.SYSTEM, null, name, null);
    }
}
