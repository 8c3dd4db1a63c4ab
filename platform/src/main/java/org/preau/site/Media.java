package org.preau.site;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the site.
 *
 * @param sha256 of the bytes kept, 64 hexadecimal digits
 * @param name for addresses: see {@link MediaAddress}
 * @param type its media type: {@code image/webp} for what was sent here
 * @param width in pixels; null when unknown
 * @param alt what it shows, in words; empty when nobody has said
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
        Instant createdAt,
        String createdBy) {}
