package org.preau.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder for a test's databases under {@code target}, which the user that PostgreSQL runs as can
 * reach (JUnit's own temporary folders are closed to others), and the binaries all tests share.
 */
final class Sandbox implements AutoCloseable {

    static final Path BINARIES = Path.of("target", "postgresql").toAbsolutePath();

    private final Path root;

    private Sandbox(Path root) {
        this.root = root;
    }

    static Sandbox create() throws IOException {
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        Path root = Files.createTempDirectory(target, "db with spaces-");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
        return new Sandbox(root);
    }

    /** A folder of this name, not yet made. */
    Path folder(String name) {
        return root.resolve(name);
    }

    static PostgresOptions options() {
        return PostgresOptions.defaults().withBinaries(BINARIES);
    }

    static Layout layout(Path folder) {
        return Layout.of(folder, options());
    }

    static boolean isRoot() throws IOException {
        return Trees.owner(Path.of("/proc/self")) == 0;
    }

    @Override
    public void close() throws IOException {
        Trees.delete(root);
    }
}
