package org.preau.backup.vault;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of the vault are missing or are not those that were stored. Nothing wrong was given out.
 * The message names the object and says what to do.
 */
public final class VaultDamaged extends IOException {
    private static final long serialVersionUID = 1;

    VaultDamaged(String happened, @Nullable Throwable cause) {
        super(happened + ". Verify the vault and repair it from its mirror", cause);
    }

    VaultDamaged(String happened) {
        this(happened, null);
    }
}
