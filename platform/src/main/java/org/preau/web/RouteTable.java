package org.preau.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All routes of the portal's host, in a tree of path segments: fixed names win over {@code
 * {names}.ending}, these over {@code {names}}, and these over {@code {names*}}, which take all that
 * follows, nothing too. Immutable once made; any thread.
 */
public final class RouteTable {

    /** What a look-up found. */
    sealed interface Found {}

    record Hit(Route route, Map<String, String> parameters) implements Found {}

    /** The path exists, for other methods. */
    record OtherMethods(Set<Method> allowed) implements Found {}

    record Nothing() implements Found {}

    private static final class Node {
        final Map<String, Node> named = new HashMap<>();
        final Map<String, Node> ended = new HashMap<>();
        final Map<Method, Route> routes = new HashMap<>();
        @Nullable Node any;
        @Nullable Node rest;
    }

    private final Node root = new Node();
    private final List<Route> all;

    /**
     * @throws IllegalArgumentException when two routes answer to the same method and path
     */
    public RouteTable(List<Route> routes) {
        this.all = List.copyOf(routes);
        all.forEach(this::add);
    }

    /** Every route, in the order given: for tests and the API document. */
    public List<Route> all() {
        return all;
    }

    Found find(Method method, String path) {
        List<String> values = new ArrayList<>(4);
        Node node = walk(root, path, 1, values);
        if (node == null || node.routes.isEmpty()) {
            return new Nothing();
        }
        Route route = node.routes.get(method);
        if (route == null) {
            return new OtherMethods(EnumSet.copyOf(node.routes.keySet()));
        }
        return new Hit(route, parameters(route, values));
    }

    private static @Nullable Node walk(Node node, String path, int start, List<String> values) {
        Node found = exactly(node, path, start, values);
        if (node.rest == null || (found != null && !found.routes.isEmpty())) {
            return found;
        }
        values.add(start >= path.length() ? "" : path.substring(start));
        return node.rest;
    }

    private static @Nullable Node exactly(Node node, String path, int start, List<String> values) {
        if (start >= path.length()) {
            return node;
        }
        int slash = path.indexOf('/', start);
        int end = slash < 0 ? path.length() : slash;
        String segment = path.substring(start, end);
        Node named = node.named.get(segment);
        if (named != null) {
            Node found = walk(named, path, end + 1, values);
            if (found != null && !found.routes.isEmpty()) {
                return found;
            }
        }
        for (Map.Entry<String, Node> ended : node.ended.entrySet()) {
            String ending = ended.getKey();
            if (segment.length() > ending.length() && segment.endsWith(ending)) {
                String value = segment.substring(0, segment.length() - ending.length());
                Node found = tried(ended.getValue(), value, path, end, values);
                if (found != null) {
                    return found;
                }
            }
        }
        return node.any == null || segment.isEmpty()
                ? null
                : tried(node.any, segment, path, end, values);
    }

    /** What lies beyond a part with this value; the value is kept if that is a route. */
    private static @Nullable Node tried(
            Node node, String value, String path, int end, List<String> values) {
        values.add(value);
        Node found = walk(node, path, end + 1, values);
        if (found == null || found.routes.isEmpty()) {
            values.removeLast();
            return null;
        }
        return found;
    }

    private static Map<String, String> parameters(Route route, List<String> values) {
        Map<String, String> named = new LinkedHashMap<>();
        int next = 0;
        for (String segment : route.path().split("/", -1)) {
            if (segment.startsWith("{")) {
                String name = segment.substring(1, segment.indexOf('}'));
                named.put(name.replace("*", ""), values.get(next++));
            }
        }
        return named;
    }

    private void add(Route route) {
        Node node = root;
        for (String segment : route.path().substring(1).split("/", -1)) {
            if (segment.isEmpty()) {
                continue;
            }
            node = child(node, segment);
        }
        if (node.routes.put(route.method(), route) != null) {
            throw new IllegalArgumentException(
                    "two routes: " + route.method() + " " + route.path());
        }
    }

    private static Node child(Node node, String segment) {
        if (!segment.startsWith("{")) {
            return node.named.computeIfAbsent(segment, name -> new Node());
        }
        if (segment.endsWith("*}")) {
            Node rest = node.rest;
            if (rest == null) {
                rest = new Node();
                node.rest = rest;
            }
            return rest;
        }
        if (!segment.endsWith("}")) {
            String ending = segment.substring(segment.indexOf('}') + 1);
            return node.ended.computeIfAbsent(ending, name -> new Node());
        }
        Node any = node.any;
        if (any == null) {
            any = new Node();
            node.any = any;
        }
        return any;
    }
}
