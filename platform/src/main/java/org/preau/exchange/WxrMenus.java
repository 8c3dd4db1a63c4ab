package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * Writes the menus that an association made as WordPress keeps its own: a term of {@code nav_menu}
 * each, and a post of {@code nav_menu_item} for each line.
 */
final class WxrMenus {

    /** What an address of this site is in the file. */
    interface Targets {
        /** The number of a text's post; 0 when it is not there. */
        int text(String slug);

        /** Whether that text is a page. */
        boolean isPage(String slug);

        /** The number of a section's term; 0 when it is not there. */
        int section(String slug);

        /** The next number that no post has. */
        int next();
    }

    private static final Map<String, String> NAMES =
            Map.of("main", "exchange.wxr.menu-main", "foot", "exchange.wxr.menu-foot");

    private final WxrWriter out;
    private final Targets targets;
    private final Messages messages;
    private final Language language;
    private final String origin;
    private int order;

    WxrMenus(WxrWriter out, Targets targets, Messages messages, Language language, String origin) {
        this.out = out;
        this.targets = targets;
        this.messages = messages;
        this.language = language;
        this.origin = origin;
    }

    /** The terms, which stand before all posts. */
    void terms(JsonNode menus, int first) throws IOException {
        int term = first;
        for (String place : WxrMenus.places(menus)) {
            out.open("wp:term").put("wp:term_id", String.valueOf(term++));
            out.raw("wp:term_taxonomy", "nav_menu").raw("wp:term_slug", slug(place));
            out.raw("wp:term_parent", "").raw("wp:term_name", name(place));
            out.close("wp:term");
        }
    }

    /** Their lines, after all texts. */
    void lines(JsonNode menus) throws IOException {
        for (String place : places(menus)) {
            lines(place, menus.path(place), 0);
        }
    }

    private static java.util.List<String> places(JsonNode menus) {
        return java.util.stream.Stream.of("main", "foot")
                .filter(place -> !menus.path(place).isEmpty())
                .toList();
    }

    private void lines(String place, JsonNode entries, int parent) throws IOException {
        for (JsonNode entry : entries) {
            int id = targets.next();
            line(place, entry, id, parent);
            lines(place, entry.path("children"), id);
        }
    }

    private void line(String place, JsonNode entry, int id, int parent) throws IOException {
        String slug = entry.path("target").asText("");
        out.open("item").put("title", WxrWriter.escaped(entry.path("label").asText("")));
        out.put("link", origin + "/?p=" + id).raw("dc:creator", "");
        out.raw("content:encoded", "").raw("excerpt:encoded", "");
        out.put("wp:post_id", String.valueOf(id)).raw("wp:comment_status", "closed");
        out.raw("wp:ping_status", "closed").raw("wp:post_name", String.valueOf(id));
        out.raw("wp:status", "publish").put("wp:post_parent", "0");
        out.put("wp:menu_order", String.valueOf(++order));
        out.raw("wp:post_type", "nav_menu_item").raw("wp:post_password", "");
        out.put("wp:is_sticky", "0");
        out.raw("category", " domain=\"nav_menu\" nicename=\"" + slug(place) + "\"", name(place));
        switch (entry.path("kind").asText("")) {
            case "section" -> goal("taxonomy", "category", targets.section(slug), "");
            case "text" ->
                    goal(
                            "post_type",
                            targets.isPage(slug) ? "page" : "post",
                            targets.text(slug),
                            "");
            case "home" -> goal("custom", "custom", id, origin + "/");
            case "agenda" -> goal("custom", "custom", id, origin + "/agenda");
            case "heading" -> goal("custom", "custom", id, "#");
            default -> goal("custom", "custom", id, slug.startsWith("/") ? origin + slug : slug);
        }
        out.meta("_menu_item_menu_item_parent", String.valueOf(parent));
        out.close("item");
    }

    private void goal(String type, String object, int id, String url) throws IOException {
        out.meta("_menu_item_type", type).meta("_menu_item_object", object);
        out.meta("_menu_item_object_id", String.valueOf(id));
        out.meta("_menu_item_target", "").meta("_menu_item_classes", "a:1:{i:0;s:0:\"\";}");
        out.meta("_menu_item_xfn", "").meta("_menu_item_url", url);
    }

    private String name(String place) {
        return messages.text(language, String.valueOf(NAMES.get(place)));
    }

    private String slug(String place) {
        return org.preau.text.Slugs.from(name(place));
    }
}
