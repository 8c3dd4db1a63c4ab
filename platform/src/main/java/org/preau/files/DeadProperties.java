package org.preau.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.preau.text.Json;

/**
 * What programs noted about a file: XML by name, of no meaning here. Bounded, since a note is no
 * place for bytes that the association's space should count.
 */
final class DeadProperties {

    /** The most that all notes about one file hold, in characters. */
    static final int MOST = 64 * 1024;

    private DeadProperties() {}

    static Map<String, String> of(Node node) {
        Map<String, String> all = new TreeMap<>();
        if (node.properties().equals("{}")) {
            return all;
        }
        try {
            JsonNode tree = Json.tree(node.properties().getBytes(StandardCharsets.UTF_8));
            for (Iterator<Map.Entry<String, JsonNode>> it = tree.fields(); it.hasNext(); ) {
                Map.Entry<String, JsonNode> entry = it.next();
                all.put(entry.getKey(), entry.getValue().asText());
            }
            return all;
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("a row holds what is no JSON", e);
        }
    }

    static String json(Map<String, String> all) {
        return Json.text(all);
    }

    static boolean fit(Map<String, String> all) {
        return all.entrySet().stream()
                        .mapToInt(it -> it.getKey().length() + it.getValue().length())
                        .sum()
                <= MOST;
    }
}
