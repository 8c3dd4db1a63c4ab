package org.preau.menu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;

/**
 * One entry of a menu.
 *
 * @param target the id of a section or text, the address of {@link EntryKind#ADDRESS}, else empty
 * @param label its own words; empty for those of its target
 */
record Entry(
        UUID id, int version, EntryKind kind, String target, String label, List<Entry> children) {

    Entry {
        children = List.copyOf(children);
    }

    static Optional<Entry> read(JsonNode node) {
        Optional<UUID> id = uuid(node.path("id").asText(""));
        return EntryKind.of(node.path("kind").asText(""))
                .filter(kind -> id.isPresent())
                .map(kind ->
                        new Entry(
                                id.get(),
                                Math.max(1, node.path("version").asInt(1)),
                                kind,
                                node.path("target").asText(""),
                                node.path("label").asText(""),
                                all(node.path("children"))));
    }

    static List<Entry> all(JsonNode list) {
        List<Entry> entries = new ArrayList<>();
        list.forEach(node -> read(node).ifPresent(entries::add));
        return entries;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id.toString());
        json.put("version", version);
        json.put("kind", kind.key());
        json.put("target", target);
        json.put("label", label);
        json.put("children", children.stream().map(Entry::json).toList());
        return json;
    }

    Entry with(List<Entry> others) {
        return new Entry(id, version, kind, target, label, others);
    }

    Entry saying(EntryKind otherKind, String otherTarget, String otherLabel) {
        return new Entry(id, version + 1, otherKind, otherTarget, otherLabel, children);
    }

    /** How many levels it and what is below it take. */
    int height() {
        return 1 + children.stream().mapToInt(Entry::height).max().orElse(0);
    }

    /** How many entries it and what is below it are. */
    int size() {
        return 1 + children.stream().mapToInt(Entry::size).sum();
    }

    static Optional<UUID> uuid(String text) {
        return Ids.read(text);
    }
}
