package org.preau.main;

import java.util.List;
import org.preau.web.Route;

/** Puts together the operator's console, applications, announcements. */
final class OperatorWiring {

    private OperatorWiring() {}

    static List<Route> routes(House house) {
        return List.of();
    }
}
