package org.preau.backup.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The few acts on a disk whose order makes a write durable. Apart from {@link DirectoryStore} so
 * that a test can write down the order in which they happen.
 *
 * <p>After "All File Systems Are Not Created Equal" (Pillai et al., OSDI 2014): a rename may reach
 * the disk before the data of the file it names, and a name is on disk only once its folder is
 * synced.
 */
class Disk {
    /** A new file, for writing. */
    FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Returns when the bytes and the length of the file are on the disk. */
    void sync(Path file, FileChannel channel) throws IOException {
        force(channel);
    }

    /** Gives the file its name in one step, in place of what had it. */
    void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    void makeFolder(Path folder) throws IOException {
        Files.createDirectory(folder);
    }

    /** Whether it was there. */
    boolean delete(Path file) throws IOException {
        return Files.deleteIfExists(file);
    }

    /** Returns when the names in the folder are on the disk. */
    void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            force(channel);
        }
    }

    /** The length of a file is metadata, without which its bytes are not found. */
    private static void force(FileChannel channel) throws IOException {
        channel.force(true);
    }

    static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
