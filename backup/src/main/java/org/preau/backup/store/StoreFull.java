package org.preau.backup.store;

import org.jspecify.annotations.Nullable;

/**
 * There is no room for these bytes: the disk is full or a quota is reached. Nothing was stored, and
 * everything stored before is whole and readable.
 */
public final class StoreFull extends StoreUnavailable {
    private static final long serialVersionUID = 1;

    StoreFull(String happened, String remedy, @Nullable Throwable cause) {
        super(happened, remedy, cause);
    }
}
