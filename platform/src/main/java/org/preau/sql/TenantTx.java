package org.preau.sql;

import java.sql.Connection;
import org.preau.base.TenantId;
import org.preau.tenancy.Tenancy;

/** A transaction that sees and writes the rows of one tenant; row security makes it so. */
public final class TenantTx extends Tx {

    private final Tenancy tenancy;
    private final DirectoryRows directory;

    TenantTx(Connection connection, Tenancy tenancy, DirectoryRows directory) {
        super(connection);
        this.tenancy = tenancy;
        this.directory = directory;
    }

    public Tenancy tenancy() {
        return tenancy;
    }

    public TenantId tenant() {
        return tenancy.tenant();
    }

    /**
     * Says that visitors will see something else from this commit on: the site's revision goes up,
     * every server turns its caches over, this one before the work's caller goes on.
     */
    public void siteChanged() {
        query(
                        """
                        update tenant
                           set revision = revision + 1
                         where tenant_id = tenant()
                        """)
                .execute();
        directory.refreshAfter(this);
    }
}
