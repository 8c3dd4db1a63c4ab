package org.preau.template;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.theme.StoppedTemplate;

/**
 * What an association wrote over a template.
 *
 * @param version counts what was saved; forms carry it
 * @param published what visitors get; null for the theme's own
 * @param own the theme's own text when that was written
 * @param draft what nobody gets yet; null for none
 * @param stoppedAt since when visitors get the theme's own although something is published
 */
record Stored(
        String name,
        int version,
        @Nullable String published,
        String own,
        @Nullable String draft,
        @Nullable Instant stoppedAt,
        @Nullable String stoppedWhy) {

    /** What one goes on with. */
    String text(String ofTheme) {
        if (draft != null) {
            return draft;
        }
        return published == null ? ofTheme : published;
    }

    boolean stopped() {
        return stoppedAt != null;
    }

    /** Why it was left out. */
    Message why() {
        try {
            byte[] json =
                    String.valueOf(stoppedWhy).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return Json.read(json, StoppedTemplate.class).said();
        } catch (Json.MalformedJson e) {
            return Message.plain(String.valueOf(stoppedWhy));
        }
    }
}
