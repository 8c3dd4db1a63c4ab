package org.preau.site;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture as the API tells it.
 *
 * @param path where it is on the association's own host; what a text's Markdown names it by
 */
public record MediaJson(
        UUID id,
        String path,
        String type,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        String alt,
        Instant createdAt) {

    static MediaJson of(Media media) {
        return new MediaJson(
                media.id(),
                MediaAddress.of(media).path(),
                media.type(),
                media.bytes(),
                media.width(),
                media.height(),
                media.alt(),
                media.createdAt());
    }
}
