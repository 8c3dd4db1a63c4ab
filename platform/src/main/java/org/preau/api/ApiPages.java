package org.preau.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.web.Access;
import org.preau.web.ApiDoc;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Route;

/** The document for programs and the page for people. */
final class ApiPages {

    /** One operation as the page shows it. */
    record Line(
            String method,
            String path,
            String operation,
            String summary,
            String needs,
            List<Part> query,
            List<Part> body,
            List<Part> answer) {}

    /** One name that is sent or answered. */
    record Part(String name, String type, boolean needed) {}

    /** The operations that one kind of token may ask. */
    record Group(String title, List<Line> lines) {}

    /** What the template shows. */
    record View(List<Group> groups) {}

    private final Pages pages;
    private final Supplier<List<Route>> routes;

    ApiPages(Pages pages, Supplier<List<Route>> routes) {
        this.pages = pages;
        this.routes = routes;
    }

    Reply document(Exchange exchange) {
        return Reply.json(200, OpenApi.of(routes.get()));
    }

    Reply page(Exchange exchange) {
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        for (String title : List.of("about", "association", "platform")) {
            groups.put(title, new ArrayList<>());
        }
        for (Route route : OpenApi.described(routes.get())) {
            String title =
                    switch (route.access()) {
                        case Access.OperatorToken token -> "platform";
                        case Access.Anyone anyone -> "about";
                        default -> "association";
                    };
            groups.computeIfAbsent(title, any -> new ArrayList<>()).add(line(route));
        }
        List<Group> all = new ArrayList<>();
        groups.forEach((title, lines) -> all.add(new Group(title, List.copyOf(lines))));
        return pages.portal(200, "api/reference", new View(all), exchange);
    }

    private static Line line(Route route) {
        ApiDoc doc = OpenApi.doc(route);
        return new Line(
                route.method().name(),
                route.path(),
                doc.operation(),
                doc.summary(),
                OpenApi.needs(route),
                doc.query().stream()
                        .map(query -> new Part(query.name(), name(query.type()), false))
                        .toList(),
                parts(doc.request()),
                parts(doc.response()));
    }

    private static List<Part> parts(@Nullable Class<?> type) {
        if (type == null || !type.isRecord()) {
            return List.of();
        }
        return Arrays.stream(type.getRecordComponents())
                .map(component ->
                        new Part(
                                component.getName(),
                                name(component.getType()),
                                !component.getAnnotatedType().isAnnotationPresent(Nullable.class)))
                .toList();
    }

    private static String name(Class<?> type) {
        if (type.isEnum()) {
            return String.join(" | ", Schemas.constants(type)).toLowerCase(Locale.ROOT);
        }
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "int", "Integer", "long", "Long", "short" -> "number";
            case "boolean", "Boolean" -> "true | false";
            case "Instant" -> "instant";
            case "LocalDate" -> "date";
            case "UUID" -> "uuid";
            case "List" -> "list";
            default -> "object";
        };
    }
}
