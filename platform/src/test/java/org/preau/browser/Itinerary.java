package org.preau.browser;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preau.browser.Visit.Who;
import org.preau.web.Access;
import org.preau.web.Method;
import org.preau.web.Route;

/**
 * Which pages to visit, each once: those that tests name, and whatever they lead to. Knows the live
 * route table, so that it can say which of its pages nobody came by. Any thread.
 */
final class Itinerary {

    private static final Set<String> SITES = Set.of("alpha.localhost", "beta.localhost");

    /** A form of a page. */
    record FormSeen(Visit visit, Facts.Form form) {}

    private final List<Route> pages;
    private final int port;
    private final Deque<Visit> ahead = new ArrayDeque<>();
    private final Set<String> shapes = new HashSet<>();
    private final Set<Visit> named = new HashSet<>();

    /** What named pages answer a visitor; the same in the other language. */
    private final Map<String, Integer> refused = new HashMap<>();

    private final SequencedMap<String, FormSeen> forms = new LinkedHashMap<>();
    private final Set<String> passed = new HashSet<>();
    private int under;
    private int begun;

    Itinerary(List<Route> routes, int port) {
        this.pages =
                routes.stream()
                        .filter(it ->
                                it.method() == Method.GET && !it.isApi() && !it.isByAppPassword())
                        .sorted((a, b) -> Long.compare(parts(a), parts(b)))
                        .toList();
        this.port = port;
    }

    /** The pages that the portal's host answers to. */
    List<Route> pages() {
        return pages;
    }

    /** To be visited, whatever else is. */
    synchronized void begin(Visit visit) {
        shapes.add(shape(visit));
        if (named.add(visit)) {
            ahead.add(visit);
            begun++;
            if (visit.who() == Who.VISITOR) {
                refused.merge(visit.host() + visit.target(), visit.status(), Math::max);
            }
        }
    }

    private synchronized void add(Visit visit) {
        if (shapes.add(shape(visit))) {
            begun++;
            ahead.add(visit);
            notifyAll();
        }
    }

    /** A link of a page: to be visited by whoever it is for, if it is one of ours. */
    void follow(Visit from, String address) {
        String url =
                address.startsWith("/") ? "http://" + from.host() + ":" + port + address : address;
        URI uri = URI.create(url);
        if (uri.getPort() != port || uri.getHost() == null) {
            return;
        }
        String target =
                uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        if (uri.getHost().equals(Visit.PORTAL)) {
            int status = refused(uri.getHost() + uri.getPath());
            of(uri.getPath())
                    .map(Itinerary::reader)
                    .ifPresent(who -> add(Visit.of(who, target).answering(status)));
        } else if (SITES.contains(uri.getHost())) {
            add(new Visit(Who.VISITOR, uri.getHost(), target, 200));
        }
    }

    /** The next one; null once all have been visited. Say {@link #done} after each. */
    synchronized @Nullable Visit next() throws InterruptedException {
        while (ahead.isEmpty() && under > 0) {
            wait();
        }
        Visit visit = ahead.poll();
        under += visit == null ? 0 : 1;
        return visit;
    }

    /** A form that somebody came by; one of each kind is kept. */
    synchronized void form(String kind, FormSeen seen) {
        forms.putIfAbsent(kind, seen);
    }

    /** One of those forms, each once; null when there is none left. */
    synchronized @Nullable FormSeen nextForm() {
        Map.Entry<String, FormSeen> first = forms.pollFirstEntry();
        return first == null ? null : first.getValue();
    }

    /** That one has been visited. */
    synchronized void done(Visit visit) {
        under--;
        if (visit.isPortal()) {
            of(visit.path()).ifPresent(route -> passed.add(route.path()));
        }
        notifyAll();
    }

    /** The pages of the route table that nobody came by. */
    synchronized List<String> missed() {
        return pages.stream().map(Route::path).filter(path -> !passed.contains(path)).toList();
    }

    synchronized int visited() {
        return begun;
    }

    /**
     * One association of the workspace and the console stands for all, and so does one chapter of
     * the API; other pages are a few.
     */
    private String shape(Visit visit) {
        String own = visit.shape();
        return visit.isPortal()
                ? of(visit.path())
                        .map(Route::path)
                        .filter(it ->
                                it.contains("{association}")
                                        || it.contains("{chapter}")
                                        || it.startsWith("/console/"))
                        .map(it ->
                                visit.who()
                                        + " "
                                        + it
                                        + own.substring(
                                                own.indexOf('?') < 0
                                                        ? own.length()
                                                        : own.indexOf('?')))
                        .orElse(own)
                : own;
    }

    private synchronized int refused(String place) {
        return refused.getOrDefault(place, 200);
    }

    private Optional<Route> of(String path) {
        return pages.stream().filter(route -> pattern(route).matcher(path).matches()).findFirst();
    }

    /** One of those who may read it; all see the same but for their own names. */
    static Who reader(Route route) {
        return switch (route.access()) {
            case Access.Anyone ignored -> Who.VISITOR;
            case Access.SignedIn ignored -> Who.PRESIDENT;
            case Access.Holding ignored -> Who.PRESIDENT;
            case Access.Operator ignored -> Who.OPERATOR;
            case Access.OperatorToken ignored -> Who.OPERATOR;
            case Access.ByAppPassword ignored -> Who.PRESIDENT;
        };
    }

    private static Pattern pattern(Route route) {
        List<String> segments = new ArrayList<>();
        for (String segment : route.path().split("/", -1)) {
            segments.add(segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment));
        }
        return Pattern.compile(String.join("/", segments));
    }

    private static long parts(Route route) {
        return route.path().chars().filter(it -> it == '{').count();
    }
}
