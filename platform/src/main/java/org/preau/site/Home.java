package org.preau.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.text.Json;

/**
 * How the home page begins. In the row it is JSON: {@code {"intro": {"title", "lead"}, "featured":
 * id, "blocks": [...]}}; the blocks are left as they are.
 *
 * @param title empty for the site's name
 * @param featured the article shown first; null for none
 */
public record Home(String title, String lead, @Nullable UUID featured) {

    /** Reads the column; what is not there or not of its shape counts as empty. */
    public static Home read(String json) {
        try {
            JsonNode tree = Json.tree(json.getBytes(StandardCharsets.UTF_8));
            JsonNode intro = tree.path("intro");
            return new Home(
                    intro.path("title").asText(""),
                    intro.path("lead").asText(""),
                    id(tree.path("featured").asText("")).orElse(null));
        } catch (Json.MalformedJson e) {
            return new Home("", "", null);
        }
    }

    /** The parts of the column that this record knows. */
    String json() {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("intro", Map.of("title", title, "lead", lead));
        parts.put("featured", featured == null ? null : featured.toString());
        return Json.text(parts);
    }

    private static Optional<UUID> id(String text) {
        return Ids.read(text);
    }
}
