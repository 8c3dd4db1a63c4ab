package org.preau.tenancy;

import org.preau.base.TenantId;

/**
 * The only maker of {@link Tenancy}. The wiring makes one and hands it to the gates, the job runner
 * and the acts that open a new association; an architecture test names them.
 */
public final class Tenancies {

    /**
     * Grants the capability over {@code tenant}; the caller answers for having checked the right.
     */
    public Tenancy enter(TenantId tenant) {
        return new Tenancy(tenant);
    }
}
