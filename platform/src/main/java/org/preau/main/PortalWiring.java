package org.preau.main;

import java.util.List;
import org.preau.web.Route;

/** Puts together the portal's home, the directory, help, the workspace's home. */
final class PortalWiring {

    private PortalWiring() {}

    static List<Route> routes(House house) {
        return List.of();
    }
}
