package org.preau.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.preau.postgres.DatabaseAccess;
import org.preau.postgres.EmbeddedPostgres;
import org.preau.postgres.PostgresOptions;
import org.preau.sql.DatabaseSettings;
import org.preau.sql.Migrations;

/**
 * One PostgreSQL for all tests of a JVM. Each test class takes a database of its own, copied from
 * one that is migrated once. Nothing here is worth a sync: durability has its own tests.
 */
public final class TestPostgres {

    /** The platform's secret in tests; the roles' passwords follow from it. */
    public static final String SECRET = "a secret for tests only, of more than 32 characters";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    /** A fresh, migrated database, and its owner. */
    public static DatabaseAccess database() {
        String name = "t" + COUNT.incrementAndGet();
        superuser("create database " + name + " template preau owner preau_owner");
        DatabaseAccess owner = SERVER.owner();
        return new DatabaseAccess(
                owner.url().replace("/preau", "/" + name), owner.user(), owner.password());
    }

    /** The settings of {@code access} for the SQL room. */
    public static DatabaseSettings settings(DatabaseAccess access) {
        return new DatabaseSettings(
                access.url(), access.user(), access.password(), "preau", SECRET, 6);
    }

    /** For what no role of the server may do: breaking things on purpose. */
    public static DatabaseAccess superuser(DatabaseAccess access) {
        String name = access.url().substring(access.url().lastIndexOf('/') + 1);
        return SERVER.superuser(name);
    }

    private static EmbeddedPostgres start() {
        try {
            Path folder = Files.createTempDirectory("preau-test-pg");
            Files.setPosixFilePermissions(
                    folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            EmbeddedPostgres server =
                    EmbeddedPostgres.start(
                            folder,
                            PostgresOptions.defaults()
                                    .withMaxConnections(300)
                                    .withBinaries(
                                            Path.of(
                                                    System.getProperty("java.io.tmpdir"),
                                                    "preau-postgres-binaries"))
                                    .withSettings(
                                            Map.of("fsync", "off", "synchronous_commit", "off")));
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().unstarted(() -> end(server, folder)));
            new Migrations(settings(server.owner())).run();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two hundred copies of a database are gigabytes, and nobody looks at them afterwards. */
    private static void end(EmbeddedPostgres server, Path folder) {
        server.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + folder + ": " + e);
        }
    }

    private static void superuser(String sql) {
        DatabaseAccess access = SERVER.superuser("postgres");
        try (Connection connection =
                        DriverManager.getConnection(
                                access.url(), access.user(), access.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
