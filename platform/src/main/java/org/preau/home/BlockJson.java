package org.preau.home;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A block as the API gives it. */
public record BlockJson(
        UUID id,
        int version,
        String kind,
        boolean hidden,
        Map<String, String> words,
        List<Map<String, String>> lines) {

    static BlockJson of(Block block) {
        return new BlockJson(
                block.id(),
                block.version(),
                block.kind().key(),
                block.hidden(),
                block.words(),
                block.lines());
    }
}
