package org.preau.tenancy;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.preau.base.HostName;
import org.preau.base.Slug;
import org.preau.base.TenantId;

/**
 * Which tenant answers at which host. Reads are one look-up in a map of names that a gate or a test
 * built before; a change of one tenant swaps that tenant's immutable {@link Tenant} and its names.
 *
 * <p>An essay in one paragraph: the first design swapped one immutable map of all tenants at each
 * write. With 10,000 tenants a copy costs 1 ms and 1 MB of garbage for each article saved anywhere
 * on the platform, so the maps are concurrent and each <em>value</em> is the immutable snapshot. A
 * reader sees a tenant wholly before or wholly after a change, which is all that a request needs:
 * no request reads two tenants.
 *
 * <p>Any thread. Later revisions win: a late, older announcement changes nothing.
 */
public final class TenantDirectory {

    private final HostName domain;
    private final Map<String, Tenant> byHost = new ConcurrentHashMap<>();
    private final Map<Slug, Tenant> bySlug = new ConcurrentHashMap<>();
    private final Map<TenantId, Tenant> byId = new ConcurrentHashMap<>();

    /**
     * @param domain the platform's own: the portal answers there, associations at {@code
     *     SLUG.domain}
     */
    public TenantDirectory(HostName domain) {
        this.domain = domain;
    }

    public HostName domain() {
        return domain;
    }

    /**
     * Who answers at {@code host}, or null. Made for the hot path: no allocation, no Optional.
     *
     * @param host lower case, without port and final dot
     */
    public @Nullable Tenant atHost(String host) {
        return byHost.get(host);
    }

    public Optional<Tenant> bySlug(Slug slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    public Optional<Tenant> byId(TenantId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The portal's tenant.
     *
     * @throws IllegalStateException on a platform that has none yet
     */
    public Tenant portal() {
        Tenant portal = byHost.get(domain.value());
        if (portal == null) {
            throw new IllegalStateException("the platform has no portal yet");
        }
        return portal;
    }

    public int size() {
        return byId.size();
    }

    /** The host where {@code tenant} answers without any domain of its own. */
    public HostName platformHost(Tenant tenant) {
        return tenant.isPortal() ? domain : domain.child(tenant.slug());
    }

    /**
     * Where the site of {@code tenant} really lives: its own proven domain, else the platform's.
     */
    public HostName home(Tenant tenant) {
        return tenant.proven().orElseGet(() -> platformHost(tenant));
    }

    /** Takes the state of all tenants, and forgets those that are not among them. */
    public synchronized void replaceAll(Collection<Tenant> tenants) {
        Map<TenantId, Tenant> gone = new HashMap<>(byId);
        for (Tenant tenant : tenants) {
            gone.remove(tenant.id());
            put(tenant);
        }
        gone.keySet().forEach(this::remove);
    }

    /** Takes the new state of one tenant, unless a later one is known already. */
    public synchronized void put(Tenant tenant) {
        Tenant before = byId.get(tenant.id());
        if (before != null && before.revision() > tenant.revision()) {
            return;
        }
        if (before != null && !before.equals(tenant)) {
            forgetNames(before, tenant);
        }
        byId.put(tenant.id(), tenant);
        bySlug.put(tenant.slug(), tenant);
        byHost.put(platformHost(tenant).value(), tenant);
        tenant.proven().ifPresent(host -> byHost.put(host.value(), tenant));
    }

    /** Forgets a tenant that is gone for good. */
    public synchronized void remove(TenantId id) {
        Tenant before = byId.remove(id);
        if (before != null) {
            bySlug.remove(before.slug(), before);
            byHost.remove(platformHost(before).value(), before);
            before.proven().ifPresent(host -> byHost.remove(host.value(), before));
        }
    }

    private void forgetNames(Tenant before, Tenant after) {
        if (!before.slug().equals(after.slug())) {
            bySlug.remove(before.slug(), before);
            byHost.remove(platformHost(before).value(), before);
        }
        if (!before.proven().equals(after.proven())) {
            before.proven().ifPresent(host -> byHost.remove(host.value(), before));
        }
    }
}
