package org.preau.sql;

import java.util.List;
import java.util.Optional;
import org.preau.base.TenantId;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;

/**
 * The rows behind the {@link TenantDirectory}, read by the operator's role or by the tenant's own.
 */
public final class DirectoryRows {

    private final Database database;
    private final TenantDirectory directory;

    DirectoryRows(Database database, TenantDirectory directory) {
        this.database = database;
        this.directory = directory;
    }

    /** Reads all tenants into the directory: at the start and after the connection was lost. */
    public void loadAll() {
        List<Tenant> all =
                database.operator(
                        "load the directory of tenants",
                        tx ->
                                tx.query(
                                                """
                                                select tenant_id as id, kind, slug, name, state, revision, theme, language, own_host
                                                  from tenant
                                                """)
                                        .list(Tenant.class));
        directory.replaceAll(all);
    }

    /** Reads one tenant into the directory, or forgets it when its row is gone. */
    public void load(TenantId id) {
        Optional<Tenant> tenant =
                database.operator("follow a change of a tenant", tx -> row(tx, id));
        tenant.ifPresentOrElse(directory::put, () -> directory.remove(id));
    }

    void refreshAfter(TenantTx tx) {
        row(tx, tx.tenant()).ifPresent(after -> tx.afterCommit(() -> directory.put(after)));
    }

    void refreshAfter(OperatorTx tx, TenantId id) {
        Optional<Tenant> after = row(tx, id);
        tx.afterCommit(() -> after.ifPresentOrElse(directory::put, () -> directory.remove(id)));
    }

    private static Optional<Tenant> row(Tx tx, TenantId id) {
        return tx.query(
                        """
                        select tenant_id as id, kind, slug, name, state, revision, theme, language, own_host
                          from tenant
                         where tenant_id = :id
                        """)
                .bind("id", id)
                .first(Tenant.class);
    }
}
