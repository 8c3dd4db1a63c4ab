package org.preau.backup.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes to store could not be read, or were not as many as announced: the fault of whoever
 * gives them (an upload cut short), not of the store. Nothing was stored.
 */
public final class SourceFailed extends IOException {
    private static final long serialVersionUID = 1;

    SourceFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
