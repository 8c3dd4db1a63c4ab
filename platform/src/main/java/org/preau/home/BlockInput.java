package org.preau.home;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A block as the API takes it.
 *
 * @param id of a new one: sent twice, made once
 * @param version the one that was read; none for a new block
 * @param kind of a new block
 */
public record BlockInput(
        @Nullable UUID id,
        @Nullable Integer version,
        @Nullable String kind,
        @Nullable Map<String, String> words,
        @Nullable List<Map<String, String>> lines) {

    Map<String, String> saidWords() {
        return clean(words);
    }

    List<Map<String, String>> saidLines() {
        return lines == null
                ? List.of()
                : lines.stream().filter(Objects::nonNull).map(BlockInput::clean).toList();
    }

    /** JSON may hold nulls where a text is meant. */
    private static Map<String, String> clean(@Nullable Map<String, String> said) {
        Map<String, String> clean = new LinkedHashMap<>();
        if (said != null) {
            said.forEach((name, word) -> clean.put(name, word == null ? "" : word));
        }
        return clean;
    }
}
