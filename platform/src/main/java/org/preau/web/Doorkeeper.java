package org.preau.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.tenancy.Tenant;

/**
 * Knows people by what they carry. The accounts feature implements it; the gates ask. Blocking, any
 * thread of {@link Offload}, may be called for every request.
 */
public interface Doorkeeper {

    /** Who carries this session secret; empty for none, an expired or an ended one. */
    Optional<Person> bySession(String secret);

    /**
     * The place of {@code person} in {@code tenant}; empty when no office of a running mandate is
     * held there and no visit is under way.
     *
     * @param remote for the actor's record
     */
    Optional<Desk> desk(Person person, Tenant tenant, String remote);

    /** The place that an API token of {@code tenant} gives; empty when it gives none there. */
    Optional<Desk> byToken(String token, Tenant tenant, String remote);

    /** What became of a name and password that a program showed. */
    sealed interface Shown {}

    /** They are right, and give this place. */
    record Seated(Desk desk) implements Shown {}

    /** They are not, or give no place here; nothing says which. */
    record Refused() implements Shown {}

    /** So many were wrong that nobody looks any more, for a while, at this name from this place. */
    record TooMany() implements Shown {}

    /**
     * The place that a member's password for programs gives.
     *
     * @param tenant null for a name that no association has: it costs the same and is refused
     */
    Shown byAppPassword(Basic shown, AppUse use, @Nullable Tenant tenant, String remote);
}
