package org.preau.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.preau.backup.mirror.EncryptedStore;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.backup.store.ObjectStore;

/** Opens mirrors. */
final class Mirrors {
    private Mirrors() {}

    /** What {@code --keys} names, or null. */
    static @Nullable Path keys(Words words) {
        return words.value("--keys").map(Path::of).orElse(null);
    }

    /**
     * The mirror at this location.
     *
     * @param keys the file of the keys that it is encrypted with, or null if it is not
     */
    static ObjectStore open(String location, @Nullable Path keys) throws IOException {
        if (keys == null) {
            return inTheClear(location);
        }
        KeyRing ring = new KeyRingFile(keys).read().orThrow();
        ObjectStore under = Place.openStore(location);
        try {
            return EncryptedStore.open(under, ring);
        } catch (IOException e) {
            under.close();
            throw e;
        }
    }

    /** Not into an encrypted mirror, where a forgotten option would put vaults in the clear. */
    private static ObjectStore inTheClear(String location) throws IOException {
        ObjectStore store = Place.openStore(location);
        if (EncryptedStore.isMirror(store)) {
            store.close();
            throw new IOException(location + " is an encrypted mirror: give its --keys");
        }
        return store;
    }
}
