package org.preau.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks PostgreSQL from the class path, once per version and folder.
 *
 * <p>It is unpacked beside its place, brought to the disk, then renamed: a folder with the
 * version's name is always whole, also after a power cut, and two processes that unpack at once end
 * with one.
 */
final class Binaries {

    /** The version on the class path; a test asks the binaries whether it is so. */
    static final String VERSION = "18.6.0";

    static final String MAJOR = "18";

    private static final String HALF_DONE = VERSION + ".unpacking-";

    /** Unpacking takes a second or two; what is this old was killed in the midst of it. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private Binaries() {}

    static void unpack(Path target) throws IOException, InterruptedException {
        if (Files.isDirectory(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        removeAbandoned(target.resolveSibling(""));
        Path half = Files.createTempDirectory(target.getParent(), HALF_DONE);
        try {
            extract(half);
            Trees.sync(half);
            moveInto(half, target);
        } finally {
            Trees.delete(half);
        }
    }

    private static void removeAbandoned(Path folder) throws IOException {
        Instant limit = Instant.now().minus(ABANDONED);
        try (var entries = Files.newDirectoryStream(folder, HALF_DONE + "*")) {
            for (Path entry : entries) {
                if (Files.getLastModifiedTime(entry).toInstant().isBefore(limit)) {
                    Trees.delete(entry);
                }
            }
        }
    }

    private static void extract(Path target) throws IOException {
        allow(target, true);
        try (InputStream packed = archive(target);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(
                                new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                if (isNeeded(entry.getName())) {
                    extractOne(tar, entry, target);
                }
            }
        }
    }

    private static InputStream archive(Path target) {
        String name = "/postgres-linux-%s.txz".formatted(architecture());
        InputStream found = Binaries.class.getResourceAsStream(name);
        if (found == null) {
            throw new PostgresFailure(
                    new PostgresProblem.CannotRunBinary(
                            target.resolve("bin/postgres"),
                            "this Préau brings no PostgreSQL for %s on %s"
                                    .formatted(
                                            System.getProperty("os.name"),
                                            System.getProperty("os.arch"))));
        }
        return found;
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
    }

    /** Archives to link C programs with stay behind. */
    private static boolean isNeeded(String name) {
        return !name.endsWith(".a") && !name.contains("/pkgconfig/");
    }

    private static void extractOne(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("entry leaves its archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            allow(path, true);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            allow(path, (entry.getMode() & 0100) != 0);
        }
    }

    /** Readable by whoever PostgreSQL runs as, whatever our umask. */
    private static void allow(Path path, boolean execute) throws IOException {
        Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(execute ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void moveInto(Path half, Path target) throws IOException {
        try {
            Trees.moveDurably(half, target);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            // Another process was first; its copy is as good as ours.
        }
    }
}
