package org.preau.site;

import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;

/**
 * An association describes itself otherwise than before.
 *
 * @param sector 1 to 6, null when it belongs to none
 */
public record SiteDescribed(
        TenantId tenant, String name, String tagline, String about, @Nullable Integer sector) {}
