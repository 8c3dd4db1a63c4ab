package org.preau.portal;

import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;

/**
 * An association as the directory shows it: a copy of what it says of itself.
 *
 * @param host where its site lives
 * @param sector 1 to 6, null when it belongs to none
 */
record Entry(
        TenantId association,
        String name,
        String slug,
        String tagline,
        String about,
        String host,
        @Nullable Integer sector) {}
