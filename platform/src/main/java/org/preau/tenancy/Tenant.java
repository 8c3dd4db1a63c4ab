package org.preau.tenancy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.HostName;
import org.preau.base.Slug;
import org.preau.base.TenantId;

/**
 * What the hot path needs to know of a tenant. Small on purpose: ten thousand of them stay in
 * memory.
 *
 * @param revision counts the changes that visitors may see; it stands in cache keys and ETags
 * @param language the site's own language, a BCP 47 primary tag ({@code fr}, {@code en})
 * @param ownHost the proven domain of its own, where the site really lives; null for none
 */
public record Tenant(
        TenantId id,
        TenantKind kind,
        Slug slug,
        String name,
        TenantState state,
        long revision,
        String theme,
        String language,
        @Nullable HostName ownHost) {

    public Optional<HostName> proven() {
        return Optional.ofNullable(ownHost);
    }

    public boolean isPortal() {
        return kind == TenantKind.PORTAL;
    }

    /** The same tenant after a change that visitors may see. */
    public Tenant at(long newRevision) {
        return new Tenant(id, kind, slug, name, state, newRevision, theme, language, ownHost);
    }
}
