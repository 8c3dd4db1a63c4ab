package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.main.Wiring;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.web.Access;
import org.preau.web.AppUse;
import org.preau.web.Method;
import org.preau.web.Route;

/**
 * Every route of the live table × every kind of visitor × the identifiers of another association:
 * no success, and no refusal that tells "not yours" from "not there". Each pair has its positive
 * control: the same request with one's own identifiers is let through.
 */
class IsolationMatrixTest {

    private static final Pattern PART = Pattern.compile("\\{([a-z]+)\\*?}");

    /** What some forms need to be understood at all; the others ignore it. */
    private static final Map<String, String> FORM =
            Map.of("version", "1", "sens", "down", "host", "www.a.example");

    private static TestServer server;
    private static Fixture fixture;
    private static Roles roles;
    private static Map<String, Visitor> visitors;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new Fixture(server);
        fixture.reset();
        roles = new Roles(server, fixture);
        visitors = roles.visitors();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyPartOfAPathIsKnownToTheMatrix() {
        Set<String> known = fixture.identifiers(server.alpha()).keySet();
        for (Route route : ofAssociations()) {
            PART.matcher(route.path())
                    .results()
                    .forEach(part -> assertThat(known).as(route.path()).contains(part.group(1)));
        }
    }

    @Test
    void nobodyPassesWithTheIdentifiersOfAnotherAssociation() {
        String before = fixture.fingerprintOfBeta();
        List<String> breaches = new ArrayList<>();
        int tried = 0;
        for (Route route : ofAssociations()) {
            for (Map.Entry<String, Visitor> visitor : visitors.entrySet()) {
                for (Map.Entry<String, String[]> pair : foreign(route).entrySet()) {
                    tried++;
                    String breach = breach(route, visitor.getValue(), pair.getValue());
                    if (!breach.isEmpty()) {
                        breaches.add(
                                route.method()
                                        + " "
                                        + route.path()
                                        + " as "
                                        + visitor.getKey()
                                        + " with "
                                        + pair.getKey()
                                        + ": "
                                        + breach);
                    }
                }
            }
        }
        System.out.println(
                "isolation matrix: " + tried + " requests, " + breaches.size() + " breaches");
        assertThat(breaches).isEmpty();
        assertThat(fixture.fingerprintOfBeta()).isEqualTo(before);
        assertThat(tried).isGreaterThan(300);
    }

    @Test
    void theSameRequestWithOnesOwnIdentifiersIsLetThrough() {
        List<String> refused = new ArrayList<>();
        for (Route route : ofAssociations()) {
            fixture.reset();
            roles.reopen();
            Visitor owner = visitors.getOrDefault(owner(route), server.portal());
            HttpResponse<String> answer =
                    ask(owner, route, fill(route, fixture.identifiers(server.alpha())));
            boolean nobodys = route.path().endsWith("/git-receive-pack"); // nobody pushes
            if (!letThrough(answer) && !nobodys) {
                refused.add(route.method() + " " + route.path() + ": " + answer.statusCode());
            }
        }
        fixture.reset();
        roles.reopen();
        assertThat(refused).isEmpty();
    }

    /**
     * What was refused, or empty. Compares with the answer for an association or a row that never
     * was.
     */
    private static String breach(Route route, Visitor visitor, String[] foreignAndAbsent) {
        HttpResponse<String> answer = ask(visitor, route, foreignAndAbsent[0]);
        if (letThrough(answer)) {
            return "let through, " + answer.statusCode();
        }
        if (answer.body().contains(Fixture.MARK)) {
            return "shows a text of beta";
        }
        HttpResponse<String> absent = ask(visitor, route, foreignAndAbsent[1]);
        if (absent.statusCode() == 429) {
            // A program may be wrong once more every half minute: the first had that one try.
            answer = ask(visitor, route, foreignAndAbsent[0]);
        }
        boolean same =
                absent.statusCode() == answer.statusCode()
                        && neutral(absent).equals(neutral(answer));
        return same
                ? ""
                : "told from absent: " + answer.statusCode() + " and " + absent.statusCode();
    }

    /** The body and the place sent to, without the identifiers that the request itself held. */
    private static String neutral(HttpResponse<String> answer) {
        String all = answer.headers().firstValue("location").orElse("") + answer.body();
        return all.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
                .replaceAll("www\\.b\\.example|www\\.nulle-part\\.example|beta|nulle-part", "NAME");
    }

    private static boolean letThrough(HttpResponse<String> answer) {
        int status = answer.statusCode();
        String location = answer.headers().firstValue("location").orElse("");
        return status < 300
                || (status < 400 && !location.startsWith("/connexion"))
                || status == 422
                || (status == 400 && !location.startsWith("/connexion"))
                || status == 409
                || status == 412;
    }

    /**
     * Beta's whole address against nowhere's; and in alpha's own place, beta's rows against absent
     * ones.
     */
    private static Map<String, String[]> foreign(Route route) {
        Map<String, String> beta = fixture.identifiers(server.beta());
        Map<String, String> absent = new LinkedHashMap<>(beta);
        absent.replaceAll(
                (name, value) -> value.length() == 36 ? UUID.randomUUID().toString() : value);
        absent.put("domain", "www.nulle-part.example");
        Map<String, String> nowhere = new LinkedHashMap<>(beta);
        nowhere.put("association", "nulle-part");
        Map<String, String[]> pairs = new LinkedHashMap<>();
        pairs.put("beta's address", new String[] {fill(route, beta), fill(route, nowhere)});
        if (PART.matcher(route.path()).results().count() > 1) {
            beta.put("association", "alpha");
            absent.put("association", "alpha");
            String own = fill(route, beta);
            String none = fill(route, absent);
            if (!own.equals(none)) {
                pairs.put("beta's row in alpha's place", new String[] {own, none});
            }
        }
        return pairs;
    }

    private static String fill(Route route, Map<String, String> identifiers) {
        Map<String, String> mine = new LinkedHashMap<>(identifiers);
        if (route.path().contains("/pages/")) {
            mine.put("article", identifiers.getOrDefault("page", ""));
        }
        return PART.matcher(route.path())
                .replaceAll(it -> mine.getOrDefault(it.group(1), "unknown"));
    }

    private static HttpResponse<String> ask(Visitor visitor, Route route, String path) {
        if (route.isByAppPassword()) {
            String where = route.method() == Method.MKCOL ? path + "-nouveau" : path;
            return visitor.copy()
                    .with("depth", "0")
                    .bytes(route.method().name(), where, "text/plain", new byte[0]);
        }
        if (route.isApi()) {
            return visitor.json(
                    route.method().name(), path, route.method() == Method.GET ? "" : "{}");
        }
        return route.method() == Method.GET ? visitor.get(path) : visitor.post(path, FORM);
    }

    private static String owner(Route route) {
        if (route.access() instanceof Access.ByAppPassword(AppUse use, _)) {
            return use == AppUse.GIT ? Roles.GIT : Roles.FILE_SPACE;
        }
        return route.isApi() ? Roles.TOKEN : Roles.PRESIDENT;
    }

    private static List<Route> ofAssociations() {
        return Wiring.routes(server.house()).stream()
                .filter(route ->
                        route.access() instanceof Access.Holding || route.isByAppPassword())
                .toList();
    }
}
