package org.preau.typing;

import static org.preau.tenancy.Right.READ;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.holding;

import java.util.ArrayList;
import java.util.List;
import org.preau.sql.Database;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Route;

/** Where forms of the workspace keep what is typed; and the routes that such forms are sent to. */
public final class TypingRoutes {

    private static final String DESK = "/espace/{association}";
    private static final int SEE_OTHER = 303;

    private final TypingDesk desk;

    public TypingRoutes(Database database, Pages pages) {
        this.desk = new TypingDesk(database, pages);
    }

    /**
     * The routes of the workspace, of which those that forms are sent to note that one was saved,
     * and the feature's own.
     */
    public List<Route> over(List<Route> routes) {
        List<Route> all = new ArrayList<>(routes.size() + 2);
        routes.forEach(route -> all.add(watching(route)));
        all.add(holding(READ, GET, DESK + "/saisie", desk::find));
        all.add(holding(READ, POST, DESK + "/saisie", desk::keep));
        return all;
    }

    private Route watching(Route route) {
        return route.method() == POST
                        && route.path().startsWith(DESK + "/")
                        && route.handler() instanceof Route.AtDesk handler
                ? new Route(
                        route.method(),
                        route.path(),
                        route.access(),
                        watching(handler),
                        route.doc(),
                        route.takesFiles())
                : route;
    }

    /**
     * A form is saved when its answer leads elsewhere; else it is shown again, with its words. Its
     * hidden field {@code garde} is the browser's mark, empty without script.
     */
    private Route.AtDesk watching(Route.AtDesk handler) {
        return (at, exchange) -> {
            Reply reply = handler.handle(at, exchange);
            String mark = exchange.form("garde");
            if (reply.status() == SEE_OTHER && !mark.isEmpty()) {
                desk.saved(at, place(at, exchange), mark);
            }
            return reply;
        };
    }

    /** The address of the form below that of the workspace. */
    private static String place(Desk at, Exchange exchange) {
        return exchange.path().substring("/espace/".length() + at.tenant().slug().value().length());
    }
}
