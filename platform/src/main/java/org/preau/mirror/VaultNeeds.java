package org.preau.mirror;

import java.util.Set;
import org.preau.backup.mirror.Needs;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultName;

/** What of a vault its versions need: garbage that is damaged holds nothing back. */
final class VaultNeeds {

    private VaultNeeds() {}

    static Needs of(ObjectStore vaults) {
        return (vault, head) -> {
            Set<ObjectKey> needed = vault(vaults, vault).needed(head);
            return needed::contains;
        };
    }

    static Vault vault(ObjectStore store, String name) {
        return Vault.open(store, new VaultName(name));
    }
}
