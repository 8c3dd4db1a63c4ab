package org.preau.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.web.Access;
import org.preau.web.ApiDoc;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Route;

/** The document for programs and the pages for people. */
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

    /** One chapter of the reference, in a list of them. */
    record Chapter(String name, String href, boolean current) {}

    /** The chapters that one kind of token opens. */
    record Group(String title, List<Chapter> chapters) {}

    /** How to begin, and the chapters. */
    record View(List<Group> groups) {}

    /** The operations of one chapter, and the way to the others. */
    record ChapterView(String name, List<Link> crumbs, List<Line> lines, List<Group> groups) {}

    private static final String HERE = "/api";

    private final Pages pages;
    private final Supplier<List<Route>> routes;

    ApiPages(Pages pages, Supplier<List<Route>> routes) {
        this.pages = pages;
        this.routes = routes;
    }

    Reply document(Exchange exchange) {
        return Reply.json(200, OpenApi.of(routes.get()));
    }

    /** {@code GET /api}: how to begin. */
    Reply page(Exchange exchange) {
        return pages.portal(200, "api/reference", new View(groups("")), exchange);
    }

    /**
     * {@code GET /api/{chapter}}. All operations on one page would weigh more than a public page
     * may, and more than anybody reads.
     */
    Reply chapter(Exchange exchange) {
        String name = exchange.parameter("chapter");
        List<Line> lines =
                OpenApi.described(routes.get()).stream()
                        .filter(route -> OpenApi.chapter(route).equals(name))
                        .map(ApiPages::line)
                        .toList();
        if (lines.isEmpty()) {
            return pages.notFound(exchange);
        }
        List<Link> crumbs = List.of(new Link(Message.of("api.title"), HERE));
        ChapterView view = new ChapterView(name, crumbs, lines, groups(name));
        return pages.portal(200, "api/chapter", view, exchange);
    }

    private List<Group> groups(String current) {
        Map<String, Map<String, Chapter>> groups = new LinkedHashMap<>();
        for (String title : List.of("about", "association", "platform")) {
            groups.put(title, new LinkedHashMap<>());
        }
        for (Route route : OpenApi.described(routes.get())) {
            String name = OpenApi.chapter(route);
            groups.computeIfAbsent(group(route), any -> new LinkedHashMap<>())
                    .put(name, new Chapter(name, HERE + "/" + name, name.equals(current)));
        }
        List<Group> all = new ArrayList<>();
        groups.forEach((title, them) -> all.add(new Group(title, List.copyOf(them.values()))));
        return List.copyOf(all);
    }

    private static String group(Route route) {
        return switch (route.access()) {
            case Access.OperatorToken token -> "platform";
            case Access.Anyone anyone -> "about";
            default -> "association";
        };
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
