package org.preau.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A running PostgreSQL of our own, with its database {@code preau} owned by {@code preau_owner},
 * who may create roles and is no superuser.
 *
 * <p>{@link #start} makes this process its owner: closing it stops the server, and if the process
 * is killed the server stops by itself or is stopped at the next start. {@link #attach} joins the
 * server another process owns: closing that leaves it running. Methods may be called from any
 * thread and may block; problems are {@link PostgresFailure}s.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** Between our look for a free port and the server's, another program may take it. */
    private static final int PORT_ATTEMPTS = 3;

    private final int port;
    private final Path socket;
    private final Passwords passwords;
    private final @Nullable Owned owned;

    /** What only the owner holds. */
    private record Owned(Keeper keeper, OwnerLock lock) {}

    private EmbeddedPostgres(Layout layout, int port, Passwords passwords, @Nullable Owned owned) {
        this.port = port;
        socket = layout.socket(port);
        this.passwords = passwords;
        this.owned = owned;
    }

    /**
     * Starts the server of this folder, making whatever is not there yet, and returns when it lets
     * clients in: about 1 to 3 s the first time, 0.1 s later.
     *
     * @param folder the database's own; created if absent
     */
    public static EmbeddedPostgres start(Path folder, PostgresOptions options) {
        Layout layout = Layout.of(folder, options);
        return Blocking.call(
                layout,
                () -> {
                    layout.createFolder();
                    OwnerLock lock = OwnerLock.take(layout, options.patience());
                    try {
                        return startOwned(layout, options, lock);
                    } catch (Exception | Error e) {
                        lock.close();
                        throw e;
                    }
                });
    }

    private static EmbeddedPostgres startOwned(
            Layout layout, PostgresOptions options, OwnerLock lock)
            throws IOException, InterruptedException {
        LastWords.forgetOld(layout);
        Binaries.unpack(layout.binaries());
        Leftovers.clear(layout);
        RunAs runAs = RunAs.choose(layout);
        Passwords passwords = new Cluster(layout, runAs).ensure();
        for (Path written : List.of(layout.sockets(), layout.logs())) {
            createPrivate(written);
            runAs.give(written);
        }
        for (int attempt = 1; ; attempt++) {
            int port = FreePort.choose(options.port(), layout.portNote());
            Configuration.write(layout, options, port);
            Keeper keeper = new Keeper(layout, runAs, port);
            try {
                keeper.start();
                FreePort.remember(port, layout.portNote());
                return new EmbeddedPostgres(layout, port, passwords, new Owned(keeper, lock));
            } catch (PostgresFailure e) {
                boolean lost = e.problem() instanceof PostgresProblem.PortTaken;
                if (!lost || options.port() != 0 || attempt == PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void createPrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    /**
     * Joins the server that another process runs in this folder. It may go away at any time with
     * its owner.
     */
    public static EmbeddedPostgres attach(Path folder) {
        Layout layout = Layout.of(folder, PostgresOptions.defaults());
        PostgresFailure absent =
                new PostgresFailure(new PostgresProblem.NotRunning(layout.folder()));
        return Blocking.call(
                layout,
                () -> {
                    PostmasterFile file =
                            PostmasterFile.read(layout.cluster())
                                    .filter(PostmasterFile::ready)
                                    .filter(f -> LiveProcess.servesFrom(layout.cluster(), f.pid()))
                                    .orElseThrow(() -> absent);
                    Passwords passwords =
                            Passwords.read(layout.passwords()).orElseThrow(() -> absent);
                    return new EmbeddedPostgres(layout, file.port(), passwords, null);
                });
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Whether closing this stops the server. */
    public boolean isOwner() {
        return owned != null;
    }

    /** As {@code preau_owner}: migrations, and the application's roles. */
    public DatabaseAccess owner() {
        return new DatabaseAccess(url(Cluster.DATABASE), Passwords.OWNER, passwords.owner());
    }

    /** As the superuser, in this database: for tests and repairs, never for requests. */
    public DatabaseAccess superuser(String database) {
        return new DatabaseAccess(url(database), Passwords.SUPERUSER, passwords.superuser());
    }

    /**
     * By the socket's file where there is one that this process may reach: an uncached page costs 4
     * % less than over TCP, on both sides together.
     */
    private String url(String database) {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
        return Files.exists(socket) ? url + LocalSockets.parameters(socket) : url;
    }

    /**
     * Completes when the server this process owns has been closed; one that ends by itself is
     * started again, for as long as it takes. Never completes for an attached one.
     */
    public CompletableFuture<Void> ended() {
        return owned == null ? new CompletableFuture<>() : owned.keeper.ended().copy();
    }

    /** Stops the server if it is ours, within 11 s; a second call does nothing. */
    @Override
    public void close() {
        Owned mine = owned;
        if (mine == null) {
            return;
        }
        try {
            mine.keeper.stop();
            mine.lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
