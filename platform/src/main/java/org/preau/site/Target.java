package org.preau.site;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an address of a site leads to: a section, or an article or page. */
record Target(@Nullable UUID section, @Nullable UUID article) {

    static Target section(UUID id) {
        return new Target(id, null);
    }

    static Target article(UUID id) {
        return new Target(null, id);
    }
}
