package org.preau.theme;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A section of the site, as the menu and its own page show it. */
record Section(UUID id, @Nullable UUID parentId, String slug, String title, String description) {

    String address() {
        return "/" + slug;
    }
}
