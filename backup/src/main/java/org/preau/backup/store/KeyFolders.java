package org.preau.backup.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folders of a {@link DirectoryStore}: where a key's object lies, and the way there, made so
 * that it lasts. Never through a symbolic link. Any thread.
 */
final class KeyFolders {
    private static final int REMEMBERED = 20_000;

    private final Path objects;
    private final Disk disk;
    // Folders whose own name this process has synced: the others may be one power cut from absent.
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    KeyFolders(Path objects, Disk disk) {
        this.objects = objects;
        this.disk = disk;
    }

    /** The folder that holds them all. */
    Path top() {
        return objects;
    }

    /** Where the bytes of {@code key} lie, whether they are there or not. */
    Path file(ObjectKey key) {
        List<String> segments = key.segments();
        Path folder = objects;
        for (String segment : segments.subList(0, segments.size() - 1)) {
            folder = folder.resolve(segment + FolderListing.FOLDER);
        }
        return folder.resolve(segments.getLast());
    }

    static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalStateException("Objects lie in folders: " + file);
        }
        return parent;
    }

    /** Whether all folders above the file are there. */
    boolean hasFolders(Path file) throws IOException {
        Path folder = objects;
        for (Path step : objects.relativize(parent(file))) {
            folder = folder.resolve(step);
            if (!Disk.isFolder(folder)) {
                refuseLink(folder);
                return false;
            }
        }
        return true;
    }

    /** Makes the folders above the object of {@code key}, so that they outlast a power cut. */
    void ensureFolders(ObjectKey key) throws IOException {
        Path folder = objects;
        for (Path step : objects.relativize(parent(file(key)))) {
            // The way to the folder of a one-segment key is one empty step, which resolves to
            // itself.
            folder = folder.resolve(step);
            ensureFolder(folder);
        }
    }

    /** Makes one folder, whose parent is there. */
    void ensureFolder(Path folder) throws IOException {
        if (!Disk.isFolder(folder)) {
            refuseLink(folder);
            makeFolder(folder);
        } else if (durable.contains(folder)) {
            return;
        }
        disk.syncFolder(parent(folder));
        if (durable.size() > REMEMBERED) {
            durable.clear();
        }
        durable.add(folder);
    }

    private void makeFolder(Path folder) throws IOException {
        try {
            disk.makeFolder(folder);
        } catch (FileAlreadyExistsException e) {
            // Another writer was quicker.
            refuseLink(folder);
        }
    }

    private static void refuseLink(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new IOException(path + " is a symbolic link, which a store does not follow");
        }
    }

    /** Forgets which folders last: after a failure of the disk nothing is sure. */
    void doubt() {
        durable.clear();
    }
}
