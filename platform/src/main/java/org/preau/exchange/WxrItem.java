package org.preau.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item of a WXR file: a post, a page, an attachment, a line of a menu.
 *
 * @param texts the values of simple elements by their names with prefix: {@code wp:post_name}
 * @param categories slugs of categories, in their order
 * @param tags names of tags
 * @param meta post meta that imports know
 * @param comments how many there are
 */
record WxrItem(
        Map<String, String> texts,
        List<String> categories,
        List<String> tags,
        Map<String, String> meta,
        int comments) {

    /** One that is being read. */
    static final class Draft {
        final Map<String, String> texts = new HashMap<>();
        final Map<String, String> categories = new LinkedHashMap<>();
        final List<String> tags = new ArrayList<>();
        final Map<String, String> meta = new HashMap<>();
        int comments;

        WxrItem done() {
            return new WxrItem(
                    Map.copyOf(texts),
                    List.copyOf(categories.keySet()),
                    List.copyOf(tags),
                    Map.copyOf(meta),
                    comments);
        }
    }

    String get(String name) {
        return texts.getOrDefault(name, "");
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
}
