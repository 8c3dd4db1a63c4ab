package org.preau.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.text.Slugs;

/**
 * An item of a WXR file: a post, a page, an attachment, a line of a menu.
 *
 * @param texts the values of simple elements by their names with prefix: {@code wp:post_name}
 * @param categories slugs of categories, in their order
 * @param tags names of tags
 * @param authors names of further people who wrote it
 * @param menu the slug of the menu that a line of one belongs to; empty for others
 * @param meta post meta that imports know
 */
record WxrItem(
        Map<String, String> texts,
        List<String> categories,
        List<String> tags,
        List<String> authors,
        String menu,
        Map<String, String> meta) {

    /** One that is being read. */
    static final class Draft {
        final Map<String, String> texts = new HashMap<>();
        final Map<String, String> categories = new LinkedHashMap<>();
        final List<String> tags = new ArrayList<>();
        final List<String> authors = new ArrayList<>();
        final Map<String, String> meta = new HashMap<>();
        String menu = "";

        WxrItem done() {
            return new WxrItem(
                    Map.copyOf(texts),
                    List.copyOf(categories.keySet()),
                    List.copyOf(tags),
                    List.copyOf(authors),
                    menu,
                    Map.copyOf(meta));
        }
    }

    String get(String name) {
        return texts.getOrDefault(name, "");
    }

    /** Its place among its like: pages, lines of a menu; 0 for none. */
    int rank() {
        String order = get("wp:menu_order").strip();
        return order.matches("[0-9]{1,8}") ? Integer.parseInt(order) : 0;
    }

    String id() {
        return get("wp:post_id");
    }

    String type() {
        return get("wp:post_type");
    }

    String status() {
        return get("wp:status");
    }

    String link() {
        return get("link");
    }

    /** The name it wishes for here. */
    String slug() {
        String name =
                URLDecoder.decode(
                        get("wp:post_name").replaceAll("%(?![0-9a-fA-F]{2})", "%25"),
                        StandardCharsets.UTF_8);
        return Slugs.from(name.isBlank() ? get("title") : name);
    }

    /** A day of its own, such as {@code wp:post_date}. */
    Optional<Instant> moment(String name) {
        return moment(texts, name);
    }

    /**
     * A day as WordPress writes it: in universal time beside the local one, or zeros.
     *
     * @param texts of an item or a comment
     */
    static Optional<Instant> moment(Map<String, String> texts, String name) {
        String utc = texts.getOrDefault(name + "_gmt", "").strip();
        return FrontMatter.instant(utc.isEmpty() || utc.startsWith("0000") ? "" : utc + "Z")
                .or(() -> FrontMatter.instant(texts.getOrDefault(name, "")));
    }
}
