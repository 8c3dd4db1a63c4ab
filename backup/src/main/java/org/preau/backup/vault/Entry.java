package org.preau.backup.vault;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Something to be kept in a version. */
public sealed interface Entry {
    /** Where it lies. */
    VaultPath path();

    /** What the disk says of it, or null if there is none. */
    @Nullable Stamp stamp();

    /**
     * A file.
     *
     * @param executable whether its owner may run it; of all rights only this one is kept
     * @param content opened at most a few times, never by two threads at once
     */
    record File(VaultPath path, boolean executable, @Nullable Stamp stamp, Opening content)
            implements Entry {}

    /**
     * A symbolic link, kept as one and never followed.
     *
     * @param target as it is written, wherever it leads
     */
    record Link(VaultPath path, String target, @Nullable Stamp stamp) implements Entry {}

    /** A folder with nothing in it; the others need no mention. */
    record EmptyFolder(VaultPath path) implements Entry {
        @Override
        public @Nullable Stamp stamp() {
            return null;
        }
    }

    /** The bytes of a file. */
    @FunctionalInterface
    interface Opening {
        /**
         * The bytes, from the first; closed by whoever asked.
         *
         * @throws IOException if they cannot be had
         */
        InputStream open() throws IOException;

        /** What the disk says now, to see whether the file changed while it was read. */
        default @Nullable Stamp again() throws IOException {
            return null;
        }
    }
}
