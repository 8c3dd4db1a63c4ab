package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.preau.postgres.DatabaseAccess;
import org.preau.postgres.EmbeddedPostgres;
import org.preau.testing.ServerProcess;
import org.preau.testing.TestPostgres;
import org.preau.testing.Visitor;

/**
 * The server as a process with its own PostgreSQL: told to stop under load, killed with all that it
 * started, started again on the same folder; and what it says when it cannot start.
 */
class KilledServerTest {

    private static final Map<String, String> NONE = Map.of();
    private static final int CLIENTS = 6;
    private static final int CANNOT_START = 3;
    private static final long STOPS_WITHIN_MS = 10_000;

    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void aServerThatIsKilledOrStoppedUnderLoadStartsAgainWithAllThatItAcknowledged()
            throws Exception {
        Path data = folder();
        try (ServerProcess first = ServerProcess.start(data, NONE)) {
            Tokens.association(superuser(data), "alpha", first.port());
            work(first.port(), data, first::kill);
        }
        int before = acknowledged.size();
        assertThat(before).as("acknowledged before the kill").isGreaterThan(20);

        try (ServerProcess second = ServerProcess.start(data, NONE)) {
            assertThat(kept(data)).containsAll(acknowledged);
            long[] took = {0};
            work(second.port(), data, () -> took[0] = second.terminate());
            System.out.println(
                    "killed with "
                            + before
                            + " acknowledged, told to stop with "
                            + acknowledged.size()
                            + ": gone after "
                            + took[0]
                            + " ms");
            assertThat(took[0]).isLessThan(STOPS_WITHIN_MS);
            assertThat(acknowledged.size()).isGreaterThan(before + 20);
        }

        try (ServerProcess third = ServerProcess.start(data, NONE)) {
            assertThat(kept(data)).containsAll(acknowledged);
            assertThat(Visitor.of(third.port(), "alpha.localhost").get("/").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aPortThatIsTakenIsSaidAndEndsTheStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerProcess server =
                        ServerProcess.launch(
                                List.of(),
                                folder(),
                                external(String.valueOf(taken.getLocalPort())))) {
            assertThat(server.exit()).isEqualTo(CANNOT_START);
            assertThat(server.said())
                    .contains("The port " + taken.getLocalPort() + " is taken")
                    .contains("--port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsSaid() throws Exception {
        Path file = Files.createTempFile("preau-no-folder", "");
        try (ServerProcess server =
                ServerProcess.launch(List.of(), file.resolve("data"), external("0"))) {
            assertThat(server.exit()).isEqualTo(CANNOT_START);
            assertThat(server.said())
                    .contains(file + "/data cannot be written to")
                    .contains("--data")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() throws Exception {
        Map<String, String> nowhere = new java.util.HashMap<>(external("0"));
        nowhere.put("PREAU_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/preau");
        try (ServerProcess server = ServerProcess.launch(List.of(), folder(), nowhere)) {
            assertThat(server.exit()).isEqualTo(CANNOT_START);
            assertThat(server.said())
                    .contains("PostgreSQL does not answer at jdbc:postgresql://127.0.0.1:1/preau")
                    .contains("database.url")
                    .doesNotContain("\tat ");
        }
    }

    /** Settings of a start that needs no PostgreSQL of its own. */
    private static Map<String, String> external(String port) {
        DatabaseAccess access = TestPostgres.database();
        return Map.of(
                "PREAU_PORT", port,
                "PREAU_DATABASE_URL", access.url(),
                "PREAU_DATABASE_USER", access.user(),
                "PREAU_DATABASE_PASSWORD", access.password(),
                "PREAU_SECRET", TestPostgres.SECRET);
    }

    /** Something that ends the server. */
    private interface End {
        void now() throws InterruptedException;
    }

    /** Writes until some were acknowledged, ends the server under them, and lets them see it. */
    private void work(int port, Path data, End end) throws InterruptedException {
        Visitor api = Tokens.of(port, superuser(data), "alpha");
        over.set(false);
        int enough = acknowledged.size() + 60;
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(() -> write(api)));
        }
        long patience = System.nanoTime() + 60_000_000_000L;
        while (acknowledged.size() < enough && System.nanoTime() < patience) {
            LockSupport.parkNanos(1_000_000);
        }
        end.now();
        over.set(true);
        for (Thread client : clients) {
            client.join();
        }
    }

    private void write(Visitor api) {
        while (!over.get()) {
            UUID id = UUID.randomUUID();
            try {
                HttpResponse<String> answer =
                        api.copy()
                                .json(
                                        "POST",
                                        "/api/v1/associations/alpha/articles",
                                        "{\"id\":\"%1$s\",\"title\":\"Texte %1$s\"}".formatted(id));
                if (answer.statusCode() == 201) {
                    acknowledged.add(id);
                }
            } catch (UncheckedIOException e) {
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private static Set<UUID> kept(Path data) {
        DatabaseAccess access = superuser(data);
        Set<UUID> kept = new HashSet<>();
        try (Connection connection = connect(access);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select id from preau.article")) {
            while (rows.next()) {
                kept.add(rows.getObject(1, UUID.class));
            }
            return kept;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    private static DatabaseAccess superuser(Path data) {
        return EmbeddedPostgres.attach(data.resolve("postgresql")).superuser("preau");
    }

    private static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("preau-killed");
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
