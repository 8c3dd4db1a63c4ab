package org.preau.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;

/**
 * A place at an association's table: the capability over its rows, who sits there and with which
 * rights. Made by the gate only.
 *
 * @param person who; null when a token works
 * @param visiting whether an operator is here on a visit
 * @param kept the sections to which a right is kept, with those within; a right that is not among
 *     them holds for the whole site
 */
public record Desk(
        Tenant tenant,
        Tenancy tenancy,
        Set<Right> rights,
        Actor actor,
        @Nullable Person person,
        boolean visiting,
        Map<Right, Set<UUID>> kept) {

    /** A desk whose rights hold for the whole site. */
    public Desk(
            Tenant tenant,
            Tenancy tenancy,
            Set<Right> rights,
            Actor actor,
            @Nullable Person person,
            boolean visiting) {
        this(tenant, tenancy, rights, actor, person, visiting, Map.of());
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** The sections to which {@code right} is kept; empty when it holds for the whole site. */
    public Optional<Set<UUID>> limits(Right right) {
        return Optional.ofNullable(kept.get(right));
    }

    public Optional<Person> who() {
        return Optional.ofNullable(person);
    }
}
