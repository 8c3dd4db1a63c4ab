package org.preau.home;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.text.Json;

/**
 * The blocks of a home page in their order, and those taken away lately, which can come back.
 * Immutable; each change gives another.
 */
record Arrangement(List<Block> blocks, List<Removed> removed) {

    /** More is no home page any more. */
    static final int MOST = 40;

    private static final int KEPT = 10;

    /**
     * A block that was taken away.
     *
     * @param at its place then, from 0
     */
    record Removed(int at, Block block) {}

    Arrangement {
        blocks = List.copyOf(blocks);
        removed = List.copyOf(removed);
    }

    static Arrangement empty() {
        return new Arrangement(List.of(), List.of());
    }

    /** Reads the column; what is not of its shape counts as absent. */
    static Arrangement read(String json) {
        try {
            JsonNode tree = Json.tree(json.getBytes(StandardCharsets.UTF_8));
            List<Removed> removed = new ArrayList<>();
            for (JsonNode one : tree.path("removed")) {
                Block.read(one.path("block"), new UUID(0, removed.size()))
                        .ifPresent(it -> removed.add(new Removed(one.path("at").asInt(0), it)));
            }
            return new Arrangement(blocks(tree.path("blocks")), removed);
        } catch (Json.MalformedJson e) {
            return empty();
        }
    }

    private static List<Block> blocks(JsonNode list) {
        List<Block> blocks = new ArrayList<>();
        int place = 0;
        for (JsonNode one : list) {
            // The same each time, until the first change writes it down.
            UUID fallback =
                    UUID.nameUUIDFromBytes(("block " + place++).getBytes(StandardCharsets.UTF_8));
            Block.read(one, fallback).ifPresent(blocks::add);
        }
        return blocks;
    }

    /** Its part of the column. */
    String json() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("blocks", blocks.stream().map(Block::json).toList());
        parts.put(
                "removed",
                removed.stream()
                        .map(one -> Map.of("at", one.at(), "block", one.block().json()))
                        .toList());
        return Json.text(parts);
    }

    Optional<Block> find(UUID id) {
        return blocks.stream().filter(block -> block.id().equals(id)).findFirst();
    }

    Optional<Block> findRemoved(UUID id) {
        return removed.stream().map(Removed::block).filter(it -> it.id().equals(id)).findFirst();
    }

    int place(UUID id) {
        return blocks.stream().map(Block::id).toList().indexOf(id);
    }

    /** With {@code block} in place of the one of its id, or at the end. */
    Arrangement with(Block block) {
        List<Block> now = new ArrayList<>(blocks);
        int place = place(block.id());
        if (place < 0) {
            now.add(block);
        } else {
            now.set(place, block);
        }
        return new Arrangement(now, removed);
    }

    /** With the block of that id at another place, from 0; places outside mean the ends. */
    Arrangement moved(UUID id, int to) {
        List<Block> now = new ArrayList<>(blocks);
        Block block = now.remove(place(id));
        now.add(Math.clamp(to, 0, now.size()), block);
        return new Arrangement(now, removed);
    }

    /** With a copy of a block right after it. */
    Arrangement copied(UUID id, UUID copy) {
        List<Block> now = new ArrayList<>(blocks);
        now.add(place(id) + 1, now.get(place(id)).as(copy));
        return new Arrangement(now, removed);
    }

    Arrangement without(UUID id) {
        int place = place(id);
        List<Block> now = new ArrayList<>(blocks);
        List<Removed> gone = new ArrayList<>(List.of(new Removed(place, now.remove(place))));
        gone.addAll(removed);
        return new Arrangement(now, gone.subList(0, Math.min(KEPT, gone.size())));
    }

    /** With a block that was taken away where it stood. */
    Arrangement back(UUID id) {
        List<Block> now = new ArrayList<>(blocks);
        List<Removed> gone = new ArrayList<>(removed);
        gone.stream()
                .filter(one -> one.block().id().equals(id))
                .findFirst()
                .ifPresent(one -> {
                    gone.remove(one);
                    now.add(Math.clamp(one.at(), 0, now.size()), one.block());
                });
        return new Arrangement(now, gone);
    }
}
