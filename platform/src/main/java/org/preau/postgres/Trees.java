package org.preau.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What we do to whole folders. Links are never followed. */
final class Trees {

    private Trees() {}

    private static final int ATTEMPTS = 100;
    private static final long PAUSE_NANOS = 50_000_000;

    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (int attempt = 1; ; attempt++) {
            try {
                deleteOnce(root);
                return;
            } catch (DirectoryNotEmptyException | UncheckedIOException e) {
                // An initdb whose parent was killed a moment ago may still be writing below.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static void deleteOnce(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    static void emptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                delete(entry);
            }
        }
    }

    /** Gives everything below to this user; free when the root is theirs already. */
    static void giveTo(Path root, int uid, int gid) throws IOException {
        if (owner(root) == uid) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            // The root comes last: its owner tells the next start that all below was given.
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    /**
     * Brings everything below to the disk: one {@code sync -f} for the file system, which takes
     * milliseconds where a thousand single syncs take seconds on a slow disk.
     */
    static void sync(Path root) throws IOException, InterruptedException {
        try {
            Process sync =
                    new ProcessBuilder(List.of("sync", "-f", root.toString()))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (sync.waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            // No such program here: the long way does the same.
        }
        syncEach(root);
    }

    private static void syncEach(Path root) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        if (attributes.isRegularFile()) {
                            syncOne(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException failure) throws IOException {
                        syncOne(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /**
     * Renames within a folder, replacing a file of that name; the new name is on the disk after.
     */
    static void moveDurably(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        Path folder = to.getParent();
        if (folder != null) {
            syncOne(folder);
        }
    }

    private static void syncOne(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
