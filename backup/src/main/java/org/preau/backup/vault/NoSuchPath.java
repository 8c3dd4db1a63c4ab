package org.preau.backup.vault;

import java.io.IOException;

/** The version has nothing at this path. */
public final class NoSuchPath extends IOException {
    private static final long serialVersionUID = 1;

    /** The version of this number does not have this path. */
    public NoSuchPath(long number, VaultPath path) {
        super("Version %d has nothing at %s".formatted(number, path));
    }
}
