package org.preau.web;

import io.vertx.core.http.HttpMethod;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.sql.DatabaseUnavailable;
import org.preau.sql.StorageFull;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.tenancy.TenantKind;
import org.preau.tenancy.TenantState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests to the portal's host pass to their handlers: finds the route, knows who asks,
 * checks the form's token and the route's access. A refusal of somebody who has signed in cannot be
 * told from "there is no such thing": both are the same 404.
 *
 * <p>Blocking, on threads of {@link Offload}.
 */
final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final String BEARER = "bearer ";

    private final RouteTable routes;
    private final Doorkeeper doorkeeper;
    private final TenantDirectory directory;
    private final Csrf csrf;
    private final Problems problems;

    Gate(
            RouteTable routes,
            Doorkeeper doorkeeper,
            TenantDirectory directory,
            Csrf csrf,
            Problems problems) {
        this.routes = routes;
        this.doorkeeper = doorkeeper;
        this.directory = directory;
        this.csrf = csrf;
        this.problems = problems;
    }

    /** The answer to {@code incoming}; never throws but for an {@link Error}. */
    Reply pass(Incoming incoming) {
        Exchange exchange = new Exchange(incoming, Map.of());
        try {
            return switch (routes.find(incoming.method(), incoming.path())) {
                case RouteTable.Hit(Route route, Map<String, String> parameters) -> {
                    exchange = new Exchange(incoming, parameters);
                    yield known(route, exchange);
                }
                case RouteTable.OtherMethods(var allowed) ->
                        refusal(405, exchange)
                                .with(
                                        "allow",
                                        allowed.stream()
                                                .map(Method::name)
                                                .collect(Collectors.joining(", ")));
                case RouteTable.Nothing() -> {
                    recognise(exchange);
                    yield refusal(404, exchange);
                }
            };
        } catch (DatabaseUnavailable e) {
            LOG.error("PostgreSQL is out of reach: {} {}", incoming.method(), incoming.path(), e);
            return refusal(503, exchange).with("retry-after", "5");
        } catch (StorageFull e) {
            LOG.error("the disk is full: {} {}", incoming.method(), incoming.path(), e);
            return refusal(507, exchange);
        } catch (RuntimeException e) {
            LOG.error("unexpected: {} {}", incoming.method(), incoming.path(), e);
            return refusal(500, exchange);
        }
    }

    /**
     * Whose share of the server a request uses up: a program that syncs an association's files
     * queues behind that association's other requests, and behind nobody else's. Asks nobody; any
     * thread.
     */
    TenantId payer(Incoming incoming) {
        return routes.find(incoming.method(), incoming.path())
                                instanceof RouteTable.Hit(Route route, Map<String, String> parts)
                        && route.isPaidByAssociation()
                ? tenant(new Exchange(incoming, parts)).orElse(directory.portal()).id()
                : directory.portal().id();
    }

    /**
     * The route of a request if it is one that takes files, else null. Asks nobody; any thread.
     *
     * @param path as sent
     */
    @Nullable Route filesAt(HttpMethod method, String path) {
        Method known = Method.named(method.name());
        return known != null
                        && routes.find(known, path)
                                instanceof RouteTable.Hit(Route route, var parts)
                        && route.takesFiles()
                ? route
                : null;
    }

    /**
     * Whether a request whose body was not read yet comes from somebody who may send files there.
     * What it says is checked again when it is whole.
     */
    boolean maySendFiles(Incoming asking) {
        try {
            if (!(routes.find(asking.method(), asking.path())
                    instanceof RouteTable.Hit(Route route, Map<String, String> parts))) {
                return false;
            }
            Exchange exchange = new Exchange(asking, parts);
            if (route.access() instanceof Access.ByAppPassword(AppUse use, Right right)) {
                return shown(exchange, use) instanceof Doorkeeper.Seated(Desk desk)
                        && desk.may(right)
                        && desk.tenant().state().writable();
            }
            if (route.access() instanceof Access.Operator) {
                recognise(exchange);
                return exchange.person().filter(Person::operator).isPresent();
            }
            if (route.access() instanceof Access.OperatorToken) {
                return operator(exchange).isPresent();
            }
            if (!(route.access() instanceof Access.Holding(Right right))) {
                return false;
            }
            if (!route.isApi()) {
                recognise(exchange);
            }
            return tenant(exchange)
                    .filter(found -> found.state().writable())
                    .flatMap(found -> desk(route, exchange, found))
                    .filter(desk -> desk.may(right))
                    .isPresent();
        } catch (RuntimeException e) {
            LOG.error("whether files may be sent is not known: {}", asking.path(), e);
            return false;
        }
    }

    private Reply known(Route route, Exchange exchange) {
        if (!route.isApi() && !route.isByAppPassword()) {
            recognise(exchange);
            if (!route.method().safe() && !csrf.accepts(exchange)) {
                return refusal(403, exchange);
            }
        }
        return switch (route.access()) {
            case Access.Anyone() -> run(route, exchange);
            case Access.SignedIn() -> personal(route, exchange, false);
            case Access.Operator() -> personal(route, exchange, true);
            case Access.Holding(Right right) -> atDesk(route, exchange, right);
            case Access.ByAppPassword(AppUse use, Right right) ->
                    byAppPassword(route, exchange, use, right);
            case Access.OperatorToken() -> operatorToken(route, exchange);
        };
    }

    private static Reply run(Route route, Exchange exchange) {
        return ((Route.Open) route.handler()).handle(exchange);
    }

    private Reply personal(Route route, Exchange exchange, boolean asOperator) {
        Optional<Person> person = exchange.person();
        if (person.isEmpty()) {
            return signInFirst(exchange);
        }
        if (asOperator && !person.get().operator()) {
            return refusal(404, exchange);
        }
        return ((Route.Personal) route.handler()).handle(person.get(), exchange);
    }

    private Reply atDesk(Route route, Exchange exchange, Right right) {
        if (!route.isApi() && exchange.person().isEmpty()) {
            return signInFirst(exchange);
        }
        if (route.isApi() && bearer(exchange).isEmpty()) {
            return unauthorised();
        }
        Optional<Desk> desk = tenant(exchange).flatMap(found -> desk(route, exchange, found));
        if (desk.isEmpty() || !desk.get().may(Right.READ)) {
            return refusal(404, exchange);
        }
        if (!desk.get().may(right)) {
            return refusal(403, exchange);
        }
        if (!route.method().safe() && !desk.get().tenant().state().writable()) {
            return refusal(409, exchange);
        }
        return ((Route.AtDesk) route.handler()).handle(desk.get(), exchange);
    }

    /**
     * Answers in plain text, as programs read it. A browser that remembers the password would lend
     * it to a page of elsewhere: such a request is refused before anybody looks at it. Who shows
     * nothing, shows what is wrong, or asks for an association of somebody else or of nobody gets
     * the same 401.
     */
    private Reply byAppPassword(Route route, Exchange exchange, AppUse use, Right right) {
        if (!route.method().safe() && !Csrf.isSameOrigin(exchange)) {
            return plain(403, "This is for programs, not for pages of other sites.");
        }
        return switch (shown(exchange, use)) {
            case Doorkeeper.Refused() ->
                    plain(401, "This needs your address and a password for programs.")
                            .with("www-authenticate", Basic.CHALLENGE);
            case Doorkeeper.TooMany() ->
                    plain(429, "Too many wrong passwords. Try again in ten minutes.")
                            .with("retry-after", "600");
            case Doorkeeper.Seated(Desk desk) -> seated(route, exchange, desk, use, right);
        };
    }

    private static Reply seated(
            Route route, Exchange exchange, Desk desk, AppUse use, Right right) {
        if (!desk.may(right)) {
            return plain(403, "Your office does not allow this.");
        }
        boolean changes = !route.method().safe() && !use.readsOnly();
        if (changes && !desk.tenant().state().writable()) {
            return plain(403, "Nothing can be changed while the association is suspended.");
        }
        return ((Route.AtDesk) route.handler()).handle(desk, exchange);
    }

    private Doorkeeper.Shown shown(Exchange exchange, AppUse use) {
        return Basic.of(exchange.header("authorization"))
                .map(basic ->
                        doorkeeper.byAppPassword(
                                basic, use, tenant(exchange).orElse(null), exchange.remote()))
                .orElseGet(Doorkeeper.Refused::new);
    }

    private static Reply plain(int status, String text) {
        return Reply.bytes(
                status,
                "text/plain; charset=utf-8",
                (text + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Optional<Tenant> tenant(Exchange exchange) {
        return Slug.of(exchange.parameter("association"))
                .flatMap(directory::bySlug)
                .filter(found -> found.state() != TenantState.DELETED);
    }

    private Optional<Desk> desk(Route route, Exchange exchange, Tenant tenant) {
        if (route.isApi()) {
            return bearer(exchange)
                    .flatMap(token -> doorkeeper.byToken(token, tenant, exchange.remote()));
        }
        return exchange.person()
                .flatMap(person -> doorkeeper.desk(person, tenant, exchange.remote()));
    }

    private Reply operatorToken(Route route, Exchange exchange) {
        if (bearer(exchange).isEmpty()) {
            return unauthorised();
        }
        return operator(exchange)
                .map(desk -> ((Route.AtDesk) route.handler()).handle(desk, exchange))
                .orElseGet(() -> refusal(404, exchange));
    }

    private Optional<Desk> operator(Exchange exchange) {
        return bearer(exchange)
                .flatMap(
                        secret -> doorkeeper.byToken(secret, directory.portal(), exchange.remote()))
                .filter(desk -> desk.may(Right.OPERATE))
                .filter(desk -> desk.tenant().kind() == TenantKind.PORTAL);
    }

    private void recognise(Exchange exchange) {
        SessionCookie.read(exchange.header("cookie"))
                .flatMap(doorkeeper::bySession)
                .ifPresent(exchange::signedIn);
    }

    private static Optional<String> bearer(Exchange exchange) {
        String value = exchange.header("authorization");
        return value.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? Optional.of(value.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private static Reply unauthorised() {
        return ApiProblem.reply(401, "token-missing", "This needs a token: Authorization: Bearer …")
                .with("www-authenticate", "Bearer");
    }

    private static Reply signInFirst(Exchange exchange) {
        String back = exchange.method().safe() ? exchange.path() : "/espace";
        return Reply.seeOther(
                "/connexion?next="
                        + java.net.URLEncoder.encode(
                                back, java.nio.charset.StandardCharsets.UTF_8));
    }

    private Reply refusal(int status, Exchange exchange) {
        if (Route.isApi(exchange.path())) {
            return ApiProblem.reply(status, "refused", ApiTitles.of(status));
        }
        return problems.page(status, exchange.language(), exchange.person().orElse(null));
    }
}
