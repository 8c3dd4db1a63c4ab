package org.preau.tenancy;

import org.preau.base.TenantId;

/**
 * The right to act on the rows of one tenant. Whoever holds it has passed a gate; stores and acts
 * take it as a parameter, so SQL without a tenant does not compile.
 *
 * <p>Made by {@link Tenancies} alone. Immutable, any thread.
 */
public final class Tenancy {

    private final TenantId tenant;

    Tenancy(TenantId tenant) {
        this.tenant = tenant;
    }

    public TenantId tenant() {
        return tenant;
    }

    @Override
    public String toString() {
        return "Tenancy[" + tenant + "]";
    }
}
