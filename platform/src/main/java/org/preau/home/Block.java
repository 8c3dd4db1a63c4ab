package org.preau.home;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;

/**
 * One block of a home page. In the row its answers stand beside {@code id}, {@code version}, {@code
 * kind} and {@code hidden}, its lines in a list that the kind names.
 *
 * @param words the answers, by the names of the kind's questions; none for an empty one
 * @param lines the same for each line
 */
record Block(
        UUID id,
        int version,
        BlockKind kind,
        boolean hidden,
        Map<String, String> words,
        List<Map<String, String>> lines) {

    Block {
        words = Map.copyOf(words);
        lines = lines.stream().map(Map::copyOf).toList();
    }

    /**
     * Reads one; empty for a kind that this version does not have.
     *
     * @param fallback its id if it has none yet: it came with a demonstration or a model site
     */
    static Optional<Block> read(JsonNode node, UUID fallback) {
        return BlockKind.of(node.path("kind").asText(""))
                .map(kind ->
                        new Block(
                                id(node.path("id").asText("")).orElse(fallback),
                                Math.max(1, node.path("version").asInt(1)),
                                kind,
                                node.path("hidden").asBoolean(false),
                                answers(kind.words(), node),
                                lines(kind, node.path(kind.list()))));
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id.toString());
        json.put("version", version);
        json.put("kind", kind.key());
        if (hidden) {
            json.put("hidden", true);
        }
        kind.words().forEach(question -> put(json, question.name(), words));
        if (kind.hasLines()) {
            json.put(kind.list(), lines);
        }
        return json;
    }

    String word(String name) {
        return words.getOrDefault(name, "");
    }

    Block hidden(boolean now) {
        return new Block(id, version, kind, now, words, lines);
    }

    Block as(UUID other) {
        return new Block(other, 1, kind, hidden, words, lines);
    }

    Block saying(Map<String, String> others, List<Map<String, String>> otherLines) {
        return new Block(id, version + 1, kind, hidden, others, otherLines);
    }

    boolean says(Map<String, String> others, List<Map<String, String>> otherLines) {
        return words.equals(others) && lines.equals(otherLines);
    }

    private static void put(Map<String, Object> json, String name, Map<String, String> words) {
        String word = words.getOrDefault(name, "");
        if (!word.isEmpty()) {
            json.put(name, word);
        }
    }

    private static List<Map<String, String>> lines(BlockKind kind, JsonNode list) {
        List<Map<String, String>> lines = new ArrayList<>();
        if (kind.hasLines()) {
            list.forEach(line -> lines.add(answers(kind.line(), line)));
        }
        return lines;
    }

    private static Map<String, String> answers(List<Question> questions, JsonNode node) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Question question : questions) {
            String answer = node.path(question.name()).asText("");
            if (!answer.isEmpty()) {
                answers.put(question.name(), answer);
            }
        }
        return answers;
    }

    private static Optional<UUID> id(String text) {
        return Ids.read(text);
    }
}
