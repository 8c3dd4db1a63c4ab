package org.preau.backup.vault;

import java.io.IOException;

/**
 * Says what is to become of the files of every version, where a law or a person demands that
 * something be gone from all of them. Asked once for each path with each content it ever had, and
 * perhaps again: the same answer each time. On the calling thread.
 */
@FunctionalInterface
public interface Eraser {
    /**
     * What is to become of a file or a link.
     *
     * @param path where it lies, in at least one version
     */
    Fate fate(VaultPath path, Found found) throws IOException;

    /**
     * What is to be written on a version instead. Its time is not changed, whatever is given.
     *
     * @param note as it was written
     */
    default Note note(Note note) {
        return note;
    }

    /** What a file holds, or where a link leads, read when it is asked for. */
    interface Found {
        /** How many bytes. */
        long size();

        /** Of all of them; a large file is not read for it. */
        Sha256 hash() throws IOException;

        /**
         * All of them, held against their hash.
         *
         * @throws VaultDamaged if they are not what was stored
         */
        byte[] bytes() throws IOException;
    }

    /** What becomes of something. */
    sealed interface Fate {
        /** It stays as it is. */
        record Keep() implements Fate {}

        /** It was never there. */
        record Remove() implements Fate {}

        /**
         * It always held these bytes.
         *
         * @param bytes not changed by anybody afterwards
         */
        record Replace(byte[] bytes) implements Fate {}
    }
}
