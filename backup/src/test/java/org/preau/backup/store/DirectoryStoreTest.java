package org.preau.backup.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The folder keeps the contract. What only a folder has to keep is in {@link FolderTest}. */
class DirectoryStoreTest extends ObjectStoreAcceptance {
    @TempDir private Path folder;

    @Override
    ObjectStore openEmpty() throws IOException {
        return DirectoryStore.open(folder);
    }

    @Override
    ObjectStore openAgain() throws IOException {
        return DirectoryStore.open(folder);
    }
}
