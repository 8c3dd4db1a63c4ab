package org.preau.backup.cli;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.mirror.AppendOnlyStore;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.ObjectStores;
import org.preau.backup.store.S3Credentials;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultName;

/**
 * Where a vault lies: the first two words after a command.
 *
 * @param store a folder, or s3://...
 * @param vault its name
 */
record Place(String store, String vault) {
    static final Parameter STORE = Parameter.once("STORE", "folder or s3://...");
    static final Parameter VAULT = Parameter.once("VAULT", "its name");

    /** What is done with the vault while its store is open. */
    interface Work {
        int with(Vault vault) throws IOException;
    }

    int open(Work work) throws IOException {
        VaultName name = name();
        try (ObjectStore opened = openStore()) {
            return work.with(Vault.open(opened, name));
        }
    }

    /** The same, on a store that only ever gets more if that is wished. */
    int open(boolean appendOnly, Work work) throws IOException {
        VaultName name = name();
        try (ObjectStore opened = openStore();
                ObjectStore store = appendOnly ? new AppendOnlyStore(opened) : opened) {
            return work.with(Vault.open(store, name));
        }
    }

    VaultName name() {
        return new VaultName(vault);
    }

    ObjectStore openStore() throws IOException {
        return openStore(store);
    }

    static ObjectStore openStore(String location) throws IOException {
        return ObjectStores.open(location, credentials(System.getenv()));
    }

    private static @Nullable S3Credentials credentials(Map<String, String> environment) {
        String key = environment.get("PREAU_STORE_KEY");
        String secret = environment.get("PREAU_STORE_SECRET");
        return key == null || secret == null ? null : new S3Credentials(key, secret);
    }
}
