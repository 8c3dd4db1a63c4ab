package org.preau.backup.mirror;

import java.io.IOException;
import java.nio.file.Path;
import org.preau.backup.store.DirectoryStore;

/** Encrypts a store anew, to be killed while it does. */
final class KilledReencrypt {
    private KilledReencrypt() {}

    /** FOLDER: with the ring in "keys" and the store in "store". */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        KeyRing ring = new KeyRingFile(folder.resolve("keys")).read().orThrow();
        try (var store = new EncryptedStore(DirectoryStore.open(folder.resolve("store")), ring)) {
            System.out.println("begun");
            Reencrypt.Outcome outcome = new Reencrypt(store, 2).run(_ -> {});
            System.out.println(outcome instanceof Reencrypt.Outcome.Done ? "done" : outcome);
        }
    }
}
