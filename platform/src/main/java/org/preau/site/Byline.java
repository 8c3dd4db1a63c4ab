package org.preau.site;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.web.Actor;

/**
 * Under whose name a new text stands, and since when: its writer's and now, or what an import knows
 * of it.
 *
 * @param account null when no account of the platform wrote it
 */
public record Byline(@Nullable UUID account, String name, Instant at) {

    static Byline of(Actor actor, Instant now) {
        boolean person = actor.kind() == Actor.Kind.PERSON || actor.kind() == Actor.Kind.OPERATOR;
        return new Byline(person ? actor.id() : null, actor.name(), now);
    }
}
