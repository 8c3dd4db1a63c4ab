package org.preau.main;

import java.util.List;
import org.preau.people.Places;
import org.preau.web.Route;

/** Puts together offices, mandates, invitations, tokens and the audit log of an association. */
final class PeopleWiring {

    private PeopleWiring() {}

    static List<Route> routes(House house) {
        return List.of();
    }

    /** Gives people and tokens their place in an association. */
    static Places places(House house) {
        return new Places(house.database(), house.tenancies(), house.clock());
    }
}
