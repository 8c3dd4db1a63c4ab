package org.preau.backup.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.mirror.EncryptedStore;
import org.preau.backup.mirror.KeyRing;

/** Encrypted in a folder, the contract is kept. */
class EncryptedFolderTest extends ObjectStoreAcceptance {
    private final KeyRing ring = KeyRing.create(Clock.systemUTC());

    @TempDir private Path folder;

    @Override
    ObjectStore openEmpty() throws IOException {
        return openAgain();
    }

    @Override
    ObjectStore openAgain() throws IOException {
        return new EncryptedStore(DirectoryStore.open(folder), ring);
    }
}
