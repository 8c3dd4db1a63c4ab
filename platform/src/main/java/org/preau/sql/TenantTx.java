package org.preau.sql;

import java.sql.Connection;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.tenancy.Tenancy;

/**
 * Sees the rows of one tenant, and writes them unless it was opened by {@link Database#read}; row
 * security makes it so.
 */
public final class TenantTx extends Tx {

    private final Tenancy tenancy;
    private final DirectoryRows directory;
    private final boolean readOnly;
    private boolean gathers;
    private boolean changed;

    /**
     * @param readOnly whether each statement is a transaction of its own
     */
    TenantTx(Connection connection, Tenancy tenancy, DirectoryRows directory, boolean readOnly) {
        super(connection);
        this.tenancy = tenancy;
        this.directory = directory;
        this.readOnly = readOnly;
    }

    @Override
    @Nullable String reader() {
        return readOnly ? tenancy.tenant().toString() : null;
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
        if (gathers) {
            changed = true;
            return;
        }
        query(
                        """
                        update tenant
                           set revision = revision + 1
                         where tenant_id = tenant()
                        """)
                .execute();
        directory.refreshAfter(this);
    }

    /** From here on the site changes once, at the end, however many acts say so. */
    void gather() {
        gathers = true;
    }

    /** That end: the tenant's row is held for a moment only, and nobody else waits for long. */
    void settle() {
        gathers = false;
        if (changed) {
            siteChanged();
        }
    }
}
