package org.preau.backup.vault;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.vault.Chunks.BundleLine;
import org.preau.backup.vault.Head.ChunksLine;
import org.preau.backup.vault.Head.PackLine;
import org.preau.backup.vault.Head.VersionLine;

/** Which objects a head needs, itself included. */
final class References {
    private References() {}

    /**
     * Their keys.
     *
     * @throws VaultDamaged if a list of pieces cannot be read
     */
    static Set<ObjectKey> of(VaultObjects objects, View view) throws IOException {
        Set<ObjectKey> keys = named(objects, view.head());
        for (BundleLine bundle : view.chunks().bundles()) {
            keys.add(objects.key(Kind.BUNDLE, bundle.hash()));
        }
        return keys;
    }

    /** Those that the head itself names: all but the bundles. */
    static Set<ObjectKey> named(VaultObjects objects, Head head) {
        Set<ObjectKey> keys = new HashSet<>();
        keys.add(objects.headKey());
        for (PackLine line : head.packs()) {
            keys.add(objects.key(Kind.PACK, line.pack()));
            keys.add(objects.key(Kind.INDEX, line.index()));
            keys.add(objects.key(Kind.SUMS, line.sums()));
        }
        for (ChunksLine line : head.indexes()) {
            keys.add(objects.key(Kind.CHUNKS, line.hash()));
        }
        for (VersionLine version : head.versions()) {
            Sha256 seen = version.seen();
            if (seen != null) {
                keys.add(objects.key(Kind.SEEN, seen));
            }
        }
        return keys;
    }
}
