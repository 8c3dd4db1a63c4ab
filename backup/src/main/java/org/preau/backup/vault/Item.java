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
        FILE(FileMode.REGULAR_FILE),
        /** A file its owner may run. */
        EXECUTABLE(FileMode.EXECUTABLE_FILE),
        /** A symbolic link. */
        LINK(FileMode.SYMLINK),
        /** A folder with nothing in it: in git, a folder with an empty file called %. */
        EMPTY_FOLDER(FileMode.REGULAR_FILE);

        private final FileMode inGit;

        Mode(FileMode inGit) {
            this.inGit = inGit;
        }

        FileMode inGit() {
            return inGit;
        }
    }
}
