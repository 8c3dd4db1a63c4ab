package org.preau.sql;

import org.jdbi.v3.core.Handle;
import org.preau.base.TenantId;

/** A transaction across tenants, by a role of its own. Its reason has been logged. */
public final class OperatorTx extends Tx {

    private final DirectoryRows directory;

    OperatorTx(Handle handle, DirectoryRows directory) {
        super(handle);
        this.directory = directory;
    }

    /**
     * Says that what the directory knows of {@code tenant} changed; see {@link
     * TenantTx#siteChanged}.
     */
    public void tenantChanged(TenantId tenant) {
        directory.refreshAfter(this, tenant);
    }
}
