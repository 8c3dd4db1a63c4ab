package org.preau.site;

import java.util.Set;
import java.util.function.Supplier;
import org.preau.sql.ConstraintViolated;

/**
 * Starts an act anew when two ran into each other at a unique key: the second time it sees what the
 * other one wrote, and answers by its own rules.
 */
final class Again {

    /** Of those who collide one gets through each time, and no more collide than may connect. */
    private static final int TIMES = 24;

    private static final Set<String> COLLISIONS =
            Set.of(Addresses.CONSTRAINT, Articles.CONSTRAINT, Sections.CONSTRAINT);

    private Again() {}

    static <T> T whenColliding(Supplier<T> act) {
        for (int left = TIMES; ; left--) {
            try {
                return act.get();
            } catch (ConstraintViolated e) {
                if (left == 0 || !COLLISIONS.contains(e.constraint())) {
                    throw e;
                }
            }
        }
    }
}
