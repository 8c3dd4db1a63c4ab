package org.preau.sql;

import java.sql.Connection;
import org.preau.base.TenantId;

/** A transaction across tenants, by a role of its own. Its reason has been logged. */
public final class OperatorTx extends Tx {

    private final DirectoryRows directory;

    OperatorTx(Connection connection, DirectoryRows directory) {
        super(connection);
        this.directory = directory;
    }

    /**
     * Has the rows that this transaction adds from now on belong to {@code tenant}, as in the
     * tenant's own transactions.
     */
    public void workIn(TenantId tenant) {
        query("select set_config('preau.tenant', :tenant, true)")
                .bind("tenant", tenant.toString())
                .one(String.class);
    }

    /**
     * Says that what the directory knows of {@code tenant} changed; see {@link
     * TenantTx#siteChanged}.
     */
    public void tenantChanged(TenantId tenant) {
        directory.refreshAfter(this, tenant);
    }
}
