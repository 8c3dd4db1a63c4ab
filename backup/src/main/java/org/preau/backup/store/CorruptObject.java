package org.preau.backup.store;

import org.jspecify.annotations.Nullable;

/**
 * The object is there but its bytes are not those that were stored. Trying again does not help:
 * another copy must be put in its place, or the object deleted.
 */
public final class CorruptObject extends StoreUnavailable {
    private static final long serialVersionUID = 1;

    /** Says what is damaged and how that shows, what to do, and what was met, if anything. */
    public CorruptObject(String happened, String remedy, @Nullable Throwable cause) {
        super(happened, remedy, cause);
    }
}
