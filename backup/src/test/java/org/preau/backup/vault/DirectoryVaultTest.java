package org.preau.backup.vault;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectStore;

/** A vault in a folder. */
class DirectoryVaultTest extends VaultAcceptance {
    @TempDir private Path folder;

    @Override
    ObjectStore openEmpty() throws IOException {
        return DirectoryStore.open(folder);
    }
}
