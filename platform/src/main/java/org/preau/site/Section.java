package org.preau.site;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A section: a drawer for articles, maybe within another one.
 *
 * @param position among the sections of the same parent
 * @param version counts the changes, from 1
 * @param prepared whether visitors do not see it yet, nor what is within it
 */
public record Section(
        UUID id,
        @Nullable UUID parentId,
        String slug,
        String title,
        String description,
        int position,
        int version,
        boolean prepared) {

    public Optional<UUID> parent() {
        return Optional.ofNullable(parentId);
    }
}
