package org.preau.archive;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultName;
import org.preau.base.TenantId;

/** The vaults of all associations: each has its own, named by the association's identifier. */
public final class Vaults {

    private final ObjectStore store;

    /**
     * @param store beside the objects that are in use, or far away
     */
    public Vaults(ObjectStore store) {
        this.store = store;
    }

    /** The vault of an association, which its first snapshot makes. */
    public Vault of(TenantId tenant) {
        return Vault.open(store, new VaultName(tenant.toString()));
    }

    /** Its snapshots, the newest first. */
    public List<Snapshot> snapshots(TenantId tenant) throws IOException {
        return of(tenant).versions().stream().map(Snapshot::of).toList();
    }

    /** One of them. */
    public Optional<Snapshot> snapshot(TenantId tenant, long number) throws IOException {
        return snapshots(tenant).stream().filter(it -> it.number() == number).findFirst();
    }
}
