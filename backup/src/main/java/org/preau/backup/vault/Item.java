package org.preau.backup.vault;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Something kept in a version.
 *
 * @param id of the git blob: the file, its pointer, the link's target, or nothing
 */
record Item(VaultPath path, Mode mode, ObjectId id) {

    /** What it is. */
    enum Mode {
        /** A file nobody runs. */
        FILE(0),
        /** A file its owner may run. */
        EXECUTABLE(1),
        /** A symbolic link. */
        LINK(2),
        /** A folder with nothing in it: in git, a folder with an empty file called %. */
        EMPTY_FOLDER(3);

        private final int code;

        Mode(int code) {
            this.code = code;
        }

        /** The number that stands for it in {@link Seen}. */
        int code() {
            return code;
        }

        static Mode of(int code) {
            return switch (code) {
                case 0 -> FILE;
                case 1 -> EXECUTABLE;
                case 2 -> LINK;
                case 3 -> EMPTY_FOLDER;
                default -> throw new IllegalArgumentException("No such mode: " + code);
            };
        }

        FileMode inGit() {
            return switch (this) {
                case FILE, EMPTY_FOLDER -> FileMode.REGULAR_FILE;
                case EXECUTABLE -> FileMode.EXECUTABLE_FILE;
                case LINK -> FileMode.SYMLINK;
            };
        }
    }
}
