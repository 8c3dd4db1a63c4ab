package org.preau.media;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of the site: a picture, a recording, a document, or the captions of a recording.
 *
 * @param sha256 of the bytes kept, 64 hexadecimal digits
 * @param name for addresses: see {@link MediaAddress}
 * @param type its media type: {@code image/webp} for a picture that was sent here
 * @param width in pixels; null when unknown, and for what is no picture
 * @param alt what it shows, in words; empty when nobody has said
 * @param focusX what is never cut away, in hundredths of the width from the left
 * @param focusY the same from the top
 * @param version of its words and its file, from 1
 */
public record Media(
        UUID id,
        String sha256,
        String name,
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

    /** The longest words of each kind, in characters. */
    public static final int ALT = 500;

    public static final int CAPTION = 500;

    public MediaKind kind() {
        return MediaKind.of(type);
    }

    /** Its address on the site. */
    public String path() {
        return MediaAddress.of(this).path();
    }
}
