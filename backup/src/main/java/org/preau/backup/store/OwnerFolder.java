package org.preau.backup.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes a folder that only its owner may enter, which shuts off everything beneath it. */
final class OwnerFolder {
    private OwnerFolder() {}

    /**
     * Creates the folder and those above it that are missing, each durable. One that is there is
     * left as it is, a symbolic link to a folder included: where the store lies is the operator's.
     */
    static void create(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (Files.isDirectory(absolute) || parent == null) {
            return;
        }
        create(parent);
        try {
            Files.createDirectory(absolute, ownerOnly(absolute));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(absolute)) {
                throw new IOException(absolute + " is not a folder", e);
            }
        }
        new Disk().syncFolder(parent);
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
