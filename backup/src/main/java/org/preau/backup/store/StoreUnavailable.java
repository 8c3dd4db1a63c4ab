package org.preau.backup.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The store did not do it, and perhaps will later. The message, for logs and operators, says what
 * was being done, to what, what happened, and what to do next; it holds no secret.
 *
 * <p>After a failed write the object is whole: its old content, or, where the message says that it
 * is not known, the new one. It is an {@code IOException} so that streams can throw it as it is.
 */
public sealed class StoreUnavailable extends IOException permits StoreFull, CorruptObject {
    private static final long serialVersionUID = 1;

    /** Says what happened to what, without a full stop, and what to do next. */
    public StoreUnavailable(String happened, String remedy, @Nullable Throwable cause) {
        super(happened + ". " + remedy, cause);
    }
}
