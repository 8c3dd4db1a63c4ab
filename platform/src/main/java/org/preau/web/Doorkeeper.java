package org.preau.web;

import java.util.Optional;
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
}
