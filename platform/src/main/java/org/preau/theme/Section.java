package org.preau.theme;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A section of the site, as the menu and its own page show it.
 *
 * @param language of its own; empty for the site's
 * @param groupId of its translations; null for none
 */
record Section(
        UUID id,
        @Nullable UUID parentId,
        String slug,
        String title,
        String description,
        String language,
        @Nullable UUID groupId) {

    String address() {
        return "/" + slug;
    }
}
