package org.preau.operator;

import java.util.List;
import org.preau.main.Wiring;
import org.preau.testing.TestServer;
import org.preau.web.Route;

/** The console's routes as the server has them. */
final class OperatorRoutesOf {

    private OperatorRoutesOf() {}

    static List<Route> console(TestServer server) {
        return Wiring.routes(server.house()).stream()
                .filter(route -> route.path().startsWith("/console"))
                .toList();
    }
}
