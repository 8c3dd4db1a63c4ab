package org.preau.web;

import java.util.Optional;
import java.util.Set;
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
 */
public record Desk(
        Tenant tenant,
        Tenancy tenancy,
        Set<Right> rights,
        Actor actor,
        @Nullable Person person,
        boolean visiting) {

    public boolean may(Right right) {
        return rights.contains(right);
    }

    public Optional<Person> who() {
        return Optional.ofNullable(person);
    }
}
