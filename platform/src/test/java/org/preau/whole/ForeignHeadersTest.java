package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.testing.Visitor;
import org.preau.web.Access;
import org.preau.web.Method;
import org.preau.web.Route;

/**
 * {@link IsolationMatrixTest} for what stands around a request: another association in a header, in
 * a cookie, as the host. Every route, everybody. A header that names it changes nothing; a secret
 * of beta's people opens nothing of alpha; a session of the portal is worth nothing on a site.
 */
class ForeignHeadersTest {

    private static Matrix matrix;
    private final List<String> breaches = new ArrayList<>();
    private int tried;

    @BeforeAll
    static void start() {
        matrix = new Matrix();
        // What the cache holds of beta must not come out for alpha either.
        matrix.server.visitor("beta.localhost").get("/");
    }

    @AfterAll
    static void stop() {
        matrix.close();
    }

    @Test
    void aHeaderThatNamesAnotherAssociationChangesNothing() {
        for (Route route : matrix.routes) {
            for (Map.Entry<String, Visitor> role : matrix.roles.visitors().entrySet()) {
                if (route.method() == Method.GET) {
                    compare(
                            route,
                            role.getKey(),
                            ask(role.getValue(), route),
                            ask(naming(role.getValue(), "beta"), route));
                }
            }
        }
        for (String path : List.of("/", "/rubrique", "/un-article", "/feed.atom", "/sitemap.xml")) {
            Visitor alpha = matrix.server.visitor("alpha.localhost");
            HttpResponse<String> plain = alpha.get(path);
            HttpResponse<String> named = naming(alpha, "beta").get(path);
            judge("the site's " + path, plain, named);
        }
        conclude("headers", 800);
    }

    @Test
    void aFormThatComesFromAnotherAssociationsSiteIsRefused() {
        String site = "http://beta.localhost:" + matrix.server.port();
        String nowhere = "http://nulle-part.localhost:" + matrix.server.port();
        for (Route route : forms()) {
            for (Map.Entry<String, Visitor> role : matrix.roles.visitors().entrySet()) {
                Visitor visitor = role.getValue();
                HttpResponse<String> beta = ask(visitor.copy().with("origin", site), route);
                HttpResponse<String> absent = ask(visitor.copy().with("origin", nowhere), route);
                refused(route, role.getKey(), beta);
                compare(route, role.getKey(), absent, beta);
            }
        }
        conclude("origins", 500);
    }

    @Test
    void aSecretOfAnotherAssociationOpensNothing() {
        String token = "Bearer " + Roles.tokenOfBeta();
        String nonsense = "Bearer preau_" + "B".repeat(43);
        String secret = matrix.presidentOfBeta.cookie();
        List<UnaryOperator<Visitor>> beta =
                List.of(
                        it -> it.with("authorization", token),
                        // Under a name that a neighbouring subdomain could set.
                        it -> it.withCookie(secret.replace("__Host-", "")),
                        // Thrown beside one's own: two are none.
                        it -> it.withCookie("__Host-preau=" + "x".repeat(43) + "; " + secret));
        UnaryOperator<Visitor> nobody =
                it ->
                        it.withCookie("__Host-preau=" + "x".repeat(43))
                                .with("authorization", nonsense);
        for (Route route : matrix.routes) {
            if (!(route.access() instanceof Access.Anyone)) {
                HttpResponse<String> absent = ask(nobody.apply(matrix.server.portal()), route);
                for (UnaryOperator<Visitor> carrying : beta) {
                    HttpResponse<String> answer =
                            ask(carrying.apply(matrix.server.portal()), route);
                    refused(route, "somebody of beta", answer);
                    if (route.isApi() && answer.statusCode() != 401) {
                        compare(route, "somebody of beta", absent, answer);
                    }
                }
            }
        }
        conclude("secrets", 100);
    }

    @Test
    void theSessionAndTheTokenOfThePortalAreWorthNothingOnASite() {
        for (Route route : matrix.routes) {
            for (String role : List.of(Roles.PRESIDENT, Roles.TOKEN)) {
                Visitor carrying = matrix.roles.visitor(role);
                for (String host : List.of("alpha.localhost", "beta.localhost")) {
                    HttpResponse<String> answer = ask(carrying.copy().at(host), route);
                    HttpResponse<String> bare = ask(matrix.server.visitor(host), route);
                    compare(route, role + " at " + host, bare, answer);
                    if (route.access() instanceof Access.Holding) {
                        refused(route, role + " at " + host, answer);
                    }
                }
            }
        }
        conclude("hosts", 400);
    }

    @Test
    void theSameRequestsWithoutTheForeignPartSucceed() {
        List<String> refused = new ArrayList<>();
        for (Route route : matrix.routes) {
            if (route.access() instanceof Access.Holding && route.method() == Method.GET) {
                String role = route.isApi() ? Roles.TOKEN : Roles.PRESIDENT;
                HttpResponse<String> answer = ask(matrix.roles.visitor(role), route);
                boolean ledOn =
                        answer.statusCode() == 303
                                && answer.headers()
                                        .firstValue("location")
                                        .orElse("")
                                        .contains("/espace/");
                if (answer.statusCode() != 200 && !ledOn) {
                    refused.add(route.path() + ": " + answer.statusCode());
                }
            }
        }
        for (Route route : forms()) {
            if (route.access() instanceof Access.Holding) {
                Visitor president = matrix.roles.visitor(Roles.PRESIDENT).copy();
                HttpResponse<String> answer =
                        ask(
                                president.with(
                                        "origin", "http://localhost:" + matrix.server.port()),
                                route);
                matrix.again();
                if (answer.statusCode() == 403 || answer.statusCode() == 404) {
                    refused.add(route.path() + ": " + answer.statusCode());
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    private static Visitor naming(Visitor visitor, String slug) {
        String host = slug + ".localhost:" + matrix.server.port();
        return visitor.copy()
                .with("x-forwarded-host", host)
                .with("x-forwarded-for", "203.0.113.9")
                .with("x-host", host)
                .with("forwarded", "host=" + host + ";proto=https")
                .with("referer", "http://" + host + "/espace/" + slug)
                .with("x-original-url", "/espace/" + slug)
                .with("x-rewrite-url", "/espace/" + slug)
                .with("x-tenant", slug)
                .with("x-http-method-override", "DELETE");
    }

    private static HttpResponse<String> ask(Visitor visitor, Route route) {
        // What two snapshots are compared by is asked for; nothing else needs a query.
        String path = matrix.own(route) + (route.path().endsWith("/difference") ? "?from=1" : "");
        if (route.method() == Method.GET) {
            return visitor.get(path);
        }
        if (route.isByAppPassword()) {
            return visitor.bytes(route.method().name(), path, "text/plain", new byte[0]);
        }
        return route.isApi()
                ? visitor.json(route.method().name(), path, "{}")
                : visitor.post(path, Map.of("version", "1", "sens", "down"));
    }

    private List<Route> forms() {
        return matrix.routes.stream()
                .filter(route -> route.method() == Method.POST && !route.isApi())
                .toList();
    }

    private void refused(Route route, String who, HttpResponse<String> answer) {
        tried++;
        String location = answer.headers().firstValue("location").orElse("");
        boolean away = answer.statusCode() == 303 && location.startsWith("/connexion");
        if (answer.statusCode() < 400 && !away) {
            breaches.add(route.method() + " " + route.path() + " as " + who + ": let through");
        }
    }

    private void compare(
            Route route, String who, HttpResponse<String> plain, HttpResponse<String> foreign) {
        judge(route.method() + " " + route.path() + " as " + who, plain, foreign);
    }

    private void judge(String what, HttpResponse<String> plain, HttpResponse<String> foreign) {
        tried++;
        if (!Foreign.neutral(plain).equals(Foreign.neutral(foreign))) {
            breaches.add(what + ": " + plain.statusCode() + " became " + foreign.statusCode());
        }
    }

    private void conclude(String what, int least) {
        System.out.println(
                "foreign "
                        + what
                        + ": "
                        + tried
                        + " answers judged, "
                        + breaches.size()
                        + " breaches");
        assertThat(breaches).isEmpty();
        assertThat(tried).isGreaterThan(least);
    }
}
