package org.preau.media;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of the site as the API tells it.
 *
 * @param path where it is on the association's own host; what a text's Markdown names it by
 * @param kind a word of {@link MediaKind}: {@code picture}, {@code audio}…
 * @param focusX the point that is never cut away, in hundredths from the left
 */
public record MediaJson(
        UUID id,
        String path,
        String name,
        String kind,
        String type,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        String alt,
        String caption,
        String credit,
        int focusX,
        int focusY,
        int version,
        Instant createdAt,
        String createdBy) {

    static MediaJson of(Media media) {
        return new MediaJson(
                media.id(),
                media.path(),
                media.name(),
                media.kind().word(),
                media.type(),
                media.bytes(),
                media.width(),
                media.height(),
                media.alt(),
                media.caption(),
                media.credit(),
                media.focusX(),
                media.focusY(),
                media.version(),
                media.createdAt(),
                media.createdBy());
    }
}
