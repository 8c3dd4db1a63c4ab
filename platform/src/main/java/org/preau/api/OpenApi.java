package org.preau.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.tenancy.Right;
import org.preau.web.Access;
import org.preau.web.ApiDoc;
import org.preau.web.ApiProblem;
import org.preau.web.Route;

/**
 * Writes the OpenAPI 3.1 document of a route table. The same table gives the same bytes: paths and
 * methods are in their order, whatever order the features came in.
 */
final class OpenApi {

    private static final Pattern PART = Pattern.compile("\\{([A-Za-z]+)}");
    private static final String OWN = "/api/v1/associations/{association}";
    private static final String PLATFORM = "/api/v1/platform/";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final Schemas schemas = new Schemas();

    private OpenApi() {}

    /** The document, ready to be written as JSON. */
    static Map<String, Object> of(List<Route> routes) {
        return new OpenApi().document(routes);
    }

    /** The routes that it describes, in its order. */
    static List<Route> described(List<Route> routes) {
        return routes.stream()
                .filter(Route::isApi)
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    private Map<String, Object> document(List<Route> routes) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route route : described(routes)) {
            paths.computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
                    .put(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        schemas.of(ApiProblem.class);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", info());
        document.put("servers", List.of(Map.of("url", "/")));
        document.put("paths", paths);
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", schemas.all());
        components.put("securitySchemes", Map.of("token", token()));
        document.put("components", components);
        return document;
    }

    private static Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Préau");
        info.put("version", "1");
        info.put(
                "description",
                "Everything a screen can do, this API can do. Tokens are made in an association’s workspace and work there only; those of the portal with the right to operate work on the platform.");
        info.put("license", Map.of("name", "AGPL-3.0-or-later", "identifier", "AGPL-3.0-or-later"));
        return info;
    }

    private static Map<String, Object> token() {
        Map<String, Object> scheme = new LinkedHashMap<>();
        scheme.put("type", "http");
        scheme.put("scheme", "bearer");
        return scheme;
    }

    private Map<String, Object> operation(Route route) {
        ApiDoc doc = doc(route);
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", doc.operation());
        operation.put("summary", doc.summary());
        operation.put("description", needs(route));
        operation.put("tags", List.of(chapter(route)));
        List<Object> parameters = parameters(route, doc);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        Class<?> request = doc.request();
        if (request != null) {
            operation.put(
                    "requestBody",
                    Map.of("required", true, "content", content(JSON, schemas.of(request))));
        }
        operation.put("responses", responses(doc));
        operation.put(
                "security",
                route.access() instanceof Access.Anyone
                        ? List.of()
                        : List.of(Map.of("token", List.of())));
        return operation;
    }

    static ApiDoc doc(Route route) {
        ApiDoc doc = route.doc();
        if (doc == null) {
            throw new IllegalStateException("a route of the API says nothing: " + route.path());
        }
        return doc;
    }

    /** Who may, in a sentence. */
    static String needs(Route route) {
        return switch (route.access()) {
            case Access.Anyone() -> "Needs no token.";
            case Access.OperatorToken() -> "Needs a token of the portal with the right to operate.";
            case Access.Holding(Right right) ->
                    "Needs a token of the association with the right to "
                            + right.name().toLowerCase(Locale.ROOT)
                            + ".";
            case Access.SignedIn() -> "Needs a session.";
            case Access.ByAppPassword by -> "Needs a member’s password for programs.";
            case Access.Operator() -> "Needs an operator’s session.";
        };
    }

    /** What an operation is about, as its path says: it groups them here and on the pages. */
    static String chapter(Route route) {
        if (route.path().startsWith(PLATFORM)) {
            return "platform-" + first(route.path().substring(PLATFORM.length()));
        }
        if (route.path().startsWith(OWN)) {
            String rest = first(route.path().substring(OWN.length()));
            return rest.isEmpty() ? "association" : rest;
        }
        return "about";
    }

    private static String first(String path) {
        String rest = path.startsWith("/") ? path.substring(1) : path;
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    private List<Object> parameters(Route route, ApiDoc doc) {
        List<Object> parameters = new ArrayList<>();
        Matcher parts = PART.matcher(route.path());
        while (parts.find()) {
            Map<String, Object> parameter = new LinkedHashMap<>();
            parameter.put("name", parts.group(1));
            parameter.put("in", "path");
            parameter.put("required", true);
            parameter.put("schema", Map.of("type", "string"));
            parameters.add(parameter);
        }
        for (ApiDoc.Query query : doc.query()) {
            Map<String, Object> parameter = new LinkedHashMap<>();
            parameter.put("name", query.name());
            parameter.put("in", "query");
            parameter.put("required", false);
            parameter.put("description", query.meaning());
            parameter.put("schema", schemas.of(query.type()));
            parameters.add(parameter);
        }
        return parameters;
    }

    private Map<String, Object> responses(ApiDoc doc) {
        Map<String, Object> good = new LinkedHashMap<>();
        good.put("description", "Done.");
        Class<?> response = doc.response();
        if (response != null) {
            Map<String, Object> schema = doc.many() ? schemas.page(response) : schemas.of(response);
            good.put("content", content(JSON, schema));
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(doc.status() == 0 ? "2XX" : String.valueOf(doc.status()), good);
        Map<String, Object> bad = new LinkedHashMap<>();
        bad.put("description", "It was not done; the problem says why (RFC 9457).");
        bad.put("content", content(PROBLEM, schemas.of(ApiProblem.class)));
        responses.put("default", bad);
        return responses;
    }

    private static Map<String, Object> content(String type, Map<String, Object> schema) {
        return Map.of(type, Map.of("schema", schema));
    }
}
