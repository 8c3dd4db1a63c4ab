package org.preau.whole;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.preau.main.Wiring;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.web.Access;
import org.preau.web.Method;
import org.preau.web.Route;

/**
 * What the tests of foreign identifiers stand on: a server with the rows of two associations, the
 * live route table with what each route takes, everybody's session, every identifier three times.
 */
final class Matrix implements AutoCloseable {

    private static final Pattern PART = Pattern.compile("\\{([a-z]+)\\*?}");

    final TestServer server = TestServer.start();
    final Fixture fixture = new Fixture(server);
    final Roles roles;
    final List<Route> routes;
    final Places places;
    final Visitor presidentOfBeta;
    final Map<String, Foreign> foreign;

    Matrix() {
        fixture.reset();
        roles = new Roles(server, fixture);
        routes = Wiring.routes(server.house());
        places = new Places(routes);
        presidentOfBeta = server.signedIn("beta", "president@beta.example");
        foreign = Foreign.all(server, fixture, Foreign.csrf(presidentOfBeta.get("/compte")));
        again();
        for (Visitor reader :
                List.of(server.portal(), roles.visitor(Roles.PRESIDENT), server.operator())) {
            readForms(reader);
        }
        again();
    }

    /** Alpha as it was at first, after something was let through. */
    void again() {
        fixture.reset(server.alpha());
        roles.reopen();
        // A section to put another one in, and an article that a home page may show.
        fixture.run(
                List.of(
                        "update preau.article set state = 'published', published_at = now() where kind = 'article' and published_at is null",
                        "insert into preau.section (tenant_id, id, slug, title) values ('%s', '%s', 'mere', 'x')"
                                .formatted(server.alpha().id(), parent())));
    }

    /** A section of alpha that others may be put in. */
    static String parent() {
        return Fixture.id("a", "parent").toString();
    }

    /** The address of a route with alpha's own identifiers. */
    String own(Route route) {
        Map<String, String> mine = new LinkedHashMap<>(fixture.identifiers(server.alpha()));
        mine.put("slug", "alpha");
        if (route.path().contains("/pages/")) {
            mine.put("article", mine.getOrDefault("page", ""));
        }
        return PART.matcher(route.path())
                .replaceAll(it -> mine.getOrDefault(it.group(1), "absent"));
    }

    /** Whether only those who run the platform may pass. */
    static boolean isOperators(Route route) {
        return switch (route.access()) {
            case Access.Operator() -> true;
            case Access.OperatorToken() -> true;
            default -> false;
        };
    }

    private void readForms(Visitor reader) {
        for (Route route : routes) {
            if (route.method() == Method.GET && !route.isApi()) {
                String path = own(route);
                HttpResponse<String> answer = reader.get(path);
                if (answer.statusCode() == 200) {
                    places.page(path, answer.body());
                }
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
