package org.preau.backup.store;

import org.jspecify.annotations.Nullable;

/**
 * The object is there but its bytes are not those that were stored. Trying again does not help:
 * another copy must be put in its place, or the object deleted.
 */
public final class CorruptObject extends StoreUnavailable {
    private static final long serialVersionUID = 1;

    CorruptObject(String happened, String remedy, @Nullable Throwable cause) {
        super(happened, remedy, cause);
    }
}
