package org.preau.whole;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.preau.web.ApiDoc;
import org.preau.web.Method;
import org.preau.web.Route;

/**
 * What each route takes besides its path: the fields of the forms that the live pages serve for it,
 * the components of the record that its API document names.
 */
final class Places {

    private static final Pattern PART = Pattern.compile("\\{([a-z]+)\\*?}");

    private final List<Route> routes;
    private final Map<Route, Map<String, String>> forms = new LinkedHashMap<>();

    Places(List<Route> routes) {
        this.routes = routes;
    }

    /**
     * Takes the forms of a page over, each for the route that its action leads to.
     *
     * @param path of the page, for forms that lead back to it
     */
    void page(String path, String html) {
        for (Element form : Jsoup.parse(html).select("form[method=post]")) {
            String action = form.attr("action").isEmpty() ? path : form.attr("action");
            take(action, fields(form));
            for (Element button : form.select("[formaction]")) {
                take(button.attr("formaction"), fields(form));
            }
        }
    }

    /** The fields of the form of {@code route} with what they hold at first; empty for none. */
    Map<String, String> form(Route route) {
        return forms.getOrDefault(route, Map.of());
    }

    /** Whether a page was seen that serves the form of {@code route}. */
    boolean hasForm(Route route) {
        return forms.containsKey(route);
    }

    /** Every name seen, in forms, documents of the API and their queries. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        forms.values().forEach(form -> names.addAll(form.keySet()));
        for (Route route : routes) {
            names.addAll(json(route, name -> "").keySet());
            ApiDoc doc = route.doc();
            if (doc != null) {
                doc.query().forEach(query -> names.add(query.name()));
            }
        }
        names.remove("csrf");
        return names;
    }

    /**
     * A body that the route's API document allows: JSON values by name.
     *
     * @param own an identifier of one's own for a name that holds one, else empty
     */
    static Map<String, String> json(Route route, Function<String, String> own) {
        ApiDoc doc = route.doc();
        Class<?> request = doc == null ? null : doc.request();
        Map<String, String> body = new LinkedHashMap<>();
        if (request == null || !request.isRecord()) {
            return body;
        }
        for (RecordComponent component : request.getRecordComponents()) {
            Class<?> type = component.getType();
            String mine = own.apply(component.getName());
            boolean fits = !mine.isEmpty() && (type == String.class || type.isEnum());
            body.put(component.getName(), fits ? quoted(mine) : value(component));
        }
        return body;
    }

    /** Writes names and ready JSON values as an object. */
    static String object(Map<String, String> values) {
        StringBuilder text = new StringBuilder("{");
        values.forEach((name, value) ->
                text.append(text.length() > 1 ? "," : "")
                        .append(quoted(name))
                        .append(':')
                        .append(value));
        return text.append('}').toString();
    }

    /**
     * Answers that no word fits: an identifier, a day, an address, a choice among a theme's own.
     */
    private static final List<String> LEFT_OUT =
            List.of(
                    "id",
                    "until",
                    "startsAt",
                    "endsAt",
                    "endsOn",
                    "repeat",
                    "repeatUntil",
                    "replaces",
                    "palette",
                    "type",
                    "header",
                    "scheme",
                    "density",
                    "rightsContact",
                    "chapters",
                    "password",
                    "sha256");

    /** An identifier as the JSON of a request holds it: {@code sections} are many. */
    static String held(String name, String id) {
        return name.equals("sections") ? "[" + quoted(id) + "]" : quoted(id);
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String value(RecordComponent component) {
        Class<?> type = component.getType();
        if (component.getName().equals("kind")) {
            return quoted("text");
        }
        if (LEFT_OUT.contains(component.getName())) {
            return "null";
        }
        if (component.getName().equals("questions")) {
            return "[]";
        }
        if (type.isEnum()) {
            return quoted(type.getEnumConstants()[0].toString().toLowerCase(Locale.ROOT));
        }
        return switch (type.getSimpleName()) {
            case "String" -> quoted("un mot");
            case "int", "Integer", "long", "Long" -> "1";
            case "boolean", "Boolean" -> "false";
            case "List" -> list(component);
            case "Map" -> "{\"title\":\"Un titre\",\"text\":\"Un texte\"}";
            default -> "null";
        };
    }

    private static String list(RecordComponent component) {
        return switch (component.getName()) {
            case "targets" -> "[\"president@alpha.example\"]";
            case "sections" -> "[]";
            default ->
                    component.getGenericType().getTypeName().contains("Map") ? "[]" : "[\"read\"]";
        };
    }

    private void take(String action, Map<String, String> fields) {
        String path = action.replaceAll("[?#].*", "");
        for (Route route : routes) {
            if (route.method() == Method.POST && !route.isApi() && leads(route, path)) {
                forms.computeIfAbsent(route, it -> new LinkedHashMap<>()).putAll(fields);
                return;
            }
        }
        throw new AssertionError("a form leads to no route: " + action);
    }

    /** Fixed names win over parts, as in the route table. */
    private boolean leads(Route route, String path) {
        boolean exact =
                routes.stream()
                        .anyMatch(it -> it.method() == Method.POST && it.path().equals(path));
        return exact ? route.path().equals(path) : pattern(route).matcher(path).matches();
    }

    private static Pattern pattern(Route route) {
        String[] fixed = PART.split(route.path(), -1);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < fixed.length; i++) {
            all.append(i > 0 ? "[^/]+" : "").append(Pattern.quote(fixed[i]));
        }
        return Pattern.compile(all.toString());
    }

    private static Map<String, String> fields(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element it : form.select("input[name], textarea[name], select[name]")) {
            fields.put(it.attr("name"), held(it));
        }
        return fields;
    }

    private static String held(Element it) {
        return switch (it.normalName()) {
            case "textarea" -> it.wholeText();
            case "select" -> {
                Element chosen = it.selectFirst("option[selected], option");
                yield chosen == null ? "" : chosen.attr("value");
            }
            default -> {
                boolean ticked = it.attr("type").equals("checkbox") && !it.hasAttr("checked");
                yield ticked ? "" : it.attr("value");
            }
        };
    }
}
