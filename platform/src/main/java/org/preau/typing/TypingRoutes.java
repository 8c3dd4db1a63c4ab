package org.preau.typing;

import static org.preau.tenancy.Right.READ;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Route.holding;
import static org.preau.web.Route.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.typing.TypingDesk.Typist;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;
import org.preau.web.Route;

/**
 * Where forms of the workspace and of the console keep what is typed; and the routes that such
 * forms are sent to.
 */
public final class TypingRoutes {

    private static final String DESK = "/espace/{association}";
    private static final String CONSOLE = "/console";
    private static final String HERE = "/saisie";
    private static final int SEE_OTHER = 303;

    private final TypingDesk desk;
    private final Supplier<Tenancy> portal;

    /**
     * @param portal in which the words of operators are kept
     */
    public TypingRoutes(Database database, Pages pages, Supplier<Tenancy> portal) {
        this.desk = new TypingDesk(database, pages);
        this.portal = portal;
    }

    /**
     * The routes of the workspace and the console, of which those that forms are sent to note that
     * one was saved, and the feature's own.
     */
    public List<Route> over(List<Route> routes) {
        List<Route> all = new ArrayList<>(routes.size() + 4);
        routes.forEach(route -> all.add(watching(route)));
        all.add(holding(READ, GET, DESK + HERE, (at, it) -> desk.find(Typist.at(at), it)));
        all.add(holding(READ, POST, DESK + HERE, (at, it) -> desk.keep(Typist.at(at), it)));
        all.add(operator(GET, CONSOLE + HERE, (who, it) -> desk.find(operatorOf(who), it)));
        all.add(operator(POST, CONSOLE + HERE, (who, it) -> desk.keep(operatorOf(who), it)));
        return all;
    }

    private Typist operatorOf(Person who) {
        return new Typist(portal.get(), Optional.of(who.account()), who.name());
    }

    private Route watching(Route route) {
        if (route.method() != POST) {
            return route;
        }
        return switch (route.handler()) {
            case Route.AtDesk handler when route.path().startsWith(DESK + "/") ->
                    with(route, atDesk(handler));
            case Route.Personal handler when route.path().startsWith(CONSOLE + "/") ->
                    with(route, inConsole(handler));
            default -> route;
        };
    }

    private static Route with(Route route, Route.Handler handler) {
        return new Route(
                route.method(),
                route.path(),
                route.access(),
                handler,
                route.doc(),
                route.takesFiles());
    }

    private Route.AtDesk atDesk(Route.AtDesk handler) {
        return (at, exchange) ->
                noted(handler.handle(at, exchange), exchange, Typist.at(at), place(at, exchange));
    }

    /** In the console a form's place is its whole address, which no workspace has. */
    private Route.Personal inConsole(Route.Personal handler) {
        return (who, exchange) ->
                noted(handler.handle(who, exchange), exchange, operatorOf(who), exchange.path());
    }

    /**
     * A form is saved when its answer leads elsewhere; else it is shown again, with its words. Its
     * hidden field {@code garde} is the browser's mark, empty without script.
     */
    private Reply noted(Reply reply, Exchange exchange, Typist typist, String place) {
        String mark = exchange.form("garde");
        if (reply.status() == SEE_OTHER && !mark.isEmpty()) {
            desk.saved(typist, place, mark);
        }
        return reply;
    }

    /** The address of the form below that of the workspace. */
    private static String place(Desk at, Exchange exchange) {
        return exchange.path().substring("/espace/".length() + at.tenant().slug().value().length());
    }
}
