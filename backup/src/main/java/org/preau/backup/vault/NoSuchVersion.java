package org.preau.backup.vault;

import java.io.IOException;

/** There is no version of this number, or no longer. */
public final class NoSuchVersion extends IOException {
    private static final long serialVersionUID = 1;

    /** The version of this number is not there. */
    public NoSuchVersion(long number) {
        super("The vault has no version " + number + ", or no longer: list what it has");
    }
}
