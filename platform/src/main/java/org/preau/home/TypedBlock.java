package org.preau.home;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.preau.web.Exchange;

/**
 * The form of a block exactly as it was typed, so that it can be shown again whatever is wrong with
 * it. Its maps and lists may be changed while one request is answered.
 *
 * @param version the one that was edited; 0 for a new block
 * @param lines a gallery's hold {@code file} and {@value #ALT}, what the picture shows
 */
record TypedBlock(
        UUID id,
        int version,
        BlockKind kind,
        Map<String, String> words,
        List<Map<String, String>> lines) {

    /** What a picture of a gallery shows; it is kept with the picture, not in the block. */
    static final String ALT = "alt";

    static TypedBlock blank(UUID id, BlockKind kind, String title) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("title", title);
        words.put("count", "6");
        return new TypedBlock(id, 0, kind, words, new ArrayList<>());
    }

    static TypedBlock of(Block block) {
        List<Map<String, String>> lines = new ArrayList<>();
        block.lines().forEach(line -> lines.add(new LinkedHashMap<>(line)));
        return new TypedBlock(
                block.id(),
                block.version(),
                block.kind(),
                new LinkedHashMap<>(block.words()),
                lines);
    }

    static TypedBlock of(Exchange exchange, UUID id, int version, BlockKind kind) {
        Map<String, String> words = new LinkedHashMap<>();
        kind.words()
                .forEach(question -> words.put(question.name(), exchange.form(question.name())));
        List<Map<String, String>> lines = new ArrayList<>();
        kind.line().forEach(question -> column(exchange, question.name(), lines));
        if (isGallery(kind)) {
            column(exchange, ALT, lines);
        }
        return new TypedBlock(id, version, kind, words, lines);
    }

    /** Whether its lines are pictures, which are chosen and not typed. */
    static boolean isGallery(BlockKind kind) {
        return kind == BlockKind.GALLERY;
    }

    private static void column(Exchange exchange, String name, List<Map<String, String>> lines) {
        List<String> column = exchange.formAll("item-" + name);
        for (int i = 0; i < column.size(); i++) {
            if (lines.size() <= i) {
                lines.add(new LinkedHashMap<>());
            }
            lines.get(i).put(name, column.get(i));
        }
    }

    SaveBlock.Command command() {
        return new SaveBlock.Command(id, version, kind, words, lines);
    }

    /** Adds a line after those that say something; twice the same file is once. */
    void add(String name, Map<String, String> line) {
        lines.removeIf(one -> one.values().stream().allMatch(String::isBlank));
        String file = line.getOrDefault(name, "");
        if (lines.stream().noneMatch(one -> file.equals(one.get(name)))) {
            lines.add(new LinkedHashMap<>(line));
        }
    }
}
