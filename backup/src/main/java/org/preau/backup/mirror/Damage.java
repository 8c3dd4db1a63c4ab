package org.preau.backup.mirror;

import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.ObjectKey;

/** How damage in an encrypted store is told. */
final class Damage {
    private Damage() {}

    static CorruptObject of(ObjectKey name, String how) {
        return new CorruptObject(
                "Object " + name + " of the encrypted store is damaged: " + how,
                "Put it back from the other store, or delete it",
                null);
    }
}
