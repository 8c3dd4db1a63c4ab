package org.preau.backup.vault;

/**
 * Something in a folder of a version.
 *
 * @param type what it is
 * @param size bytes of a file; of a link, those of its target; 0 for a folder
 */
public record Listed(VaultPath path, Type type, long size) {
    /** What there can be. */
    public enum Type {
        /** A file. */
        FILE,
        /** A file that its owner may run. */
        EXECUTABLE,
        /** A symbolic link. */
        LINK,
        /** A folder, empty or not. */
        FOLDER
    }
}
