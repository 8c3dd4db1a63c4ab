package org.preau.postgres;

import static java.nio.file.attribute.PosixFilePermission.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Where things are. What PostgreSQL writes (cluster, sockets, logs) belongs to the user it runs as;
 * the rest belongs to us, so that a database taken over by an intruder can neither change its own
 * access rules nor lead us to write elsewhere through a link.
 */
record Layout(Path folder, Path binaries) {

    static Layout of(Path folder, PostgresOptions options) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path binaries = options.binaries();
        return new Layout(
                absolute,
                binaries == null
                        ? absolute.resolve(Binaries.VERSION)
                        : binaries.toAbsolutePath().normalize().resolve(Binaries.VERSION));
    }

    Path cluster() {
        return folder.resolve("cluster");
    }

    Path sockets() {
        return folder.resolve("run");
    }

    /** The file of one server's socket, as PostgreSQL names it; absent if its path is too long. */
    Path socket(int port) {
        return sockets().resolve(".s.PGSQL." + port);
    }

    Path logs() {
        return folder.resolve("log");
    }

    /** What the program says before its own log collector takes over. */
    Path startLog() {
        return folder.resolve("start.log");
    }

    Path lock() {
        return folder.resolve("owner.lock");
    }

    Path ownerNote() {
        return folder.resolve("owner.pid");
    }

    Path passwords() {
        return folder.resolve("passwords");
    }

    Path portNote() {
        return folder.resolve("port");
    }

    /** The operator's own lines of postgresql.conf; never written by us. */
    Path localSettings() {
        return folder.resolve("local.conf");
    }

    Path program(String name) {
        return binaries.resolve("bin").resolve(name);
    }

    /** Others may pass through the folder but not list it: its parts protect themselves. */
    void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PASSAGE);
        }
    }

    private static final Set<PosixFilePermission> PASSAGE =
            Set.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE, GROUP_EXECUTE, OTHERS_EXECUTE);
}
