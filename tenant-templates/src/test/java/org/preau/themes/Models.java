package org.preau.themes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small pieces of page models, as the plain maps, lists and texts that templates see. */
final class Models {

    private Models() {}

    /** A map of the names and values given in turn. */
    static Map<String, Object> map(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** The same map with more in it, or with other values. */
    static Map<String, Object> with(Map<String, Object> map, Object... namesAndValues) {
        var more = new LinkedHashMap<>(map);
        more.putAll(map(namesAndValues));
        return more;
    }

    /** The same map, known to be of names and values. */
    static Map<String, Object> cast(Map<?, ?> map) {
        var cast = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> cast.put((String) name, value));
        return cast;
    }

    static Map<String, Object> link(String label) {
        return map("label", label, "url", "/ailleurs");
    }

    static Map<String, Object> date(String iso, String text) {
        return map("iso", iso, "text", text);
    }

    static Map<String, Object> image(String file, String alt) {
        return map("src", "media/" + file, "width", 960, "height", 640, "alt", alt);
    }

    static Map<String, Object> file(String type, String name, String size) {
        return map("type", type, "name", name, "size", size, "url", "/fichiers/" + type);
    }

    /** A card without its picture. */
    static Map<String, Object> card(
            String kicker, String title, String text, String date, String by) {
        return map(
                "title",
                title,
                "url",
                "/article",
                "kicker",
                link(kicker),
                "text",
                text,
                "date",
                date("2026-11-17", date),
                "by",
                by);
    }

    static Map<String, Object> block(
            String kind, String id, String title, Object... namesAndValues) {
        return with(map("kind", kind, flag(kind), true, "id", id, "title", title), namesAndValues);
    }

    static Map<String, Object> pagination() {
        var pages =
                List.of(
                        map("label", "1", "url", "?page=1", "current", true),
                        map("label", "2", "url", "?page=2"),
                        map("gap", true),
                        map("label", "9", "url", "?page=9"));
        return map("next", "?page=2", "pages", pages, "from", 1, "to", 7, "total", 1064);
    }

    private static String flag(String kind) {
        return "is" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    }
}
