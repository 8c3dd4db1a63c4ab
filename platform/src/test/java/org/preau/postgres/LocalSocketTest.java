package org.preau.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What pgjdbc does over a file's socket instead of TCP: the same, and it ends in time. */
@SuppressWarnings("NullAway.Init") // set before all
final class LocalSocketTest {

    private static final String MY_ADDRESS =
            "select coalesce(host(client_addr), 'a file') from pg_stat_activity"
                    + " where pid = pg_backend_pid()";

    private static Sandbox sandbox;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void open() throws Exception {
        sandbox = Sandbox.create();
        postgres = EmbeddedPostgres.start(sandbox.folder("short"), Sandbox.options());
    }

    @AfterAll
    static void close() throws Exception {
        postgres.close();
        sandbox.close();
    }

    @Test
    void connects_by_the_file() throws Exception {
        assertThat(Connections.text(postgres.owner(), MY_ADDRESS)).isEqualTo("a file");
    }

    @Test
    void a_folder_too_deep_for_a_socket_is_reached_over_tcp() throws Exception {
        Path deep = sandbox.folder("d".repeat(110));
        try (EmbeddedPostgres other = EmbeddedPostgres.start(deep, Sandbox.options())) {
            assertThat(Connections.text(other.owner(), MY_ADDRESS)).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void a_long_answer_comes_whole() throws Exception {
        assertThat(Connections.text(postgres.owner(), "select repeat('é', 3000000)"))
                .hasSize(3_000_000);
    }

    @Test
    void a_short_limit_ends_a_statement() throws Exception {
        try (Connection connection = Connections.open(postgres.owner())) {
            connection.setNetworkTimeout(Runnable::run, 300);

            assertThatThrownBy(() -> Connections.execute(connection, "select pg_sleep(20)"))
                    .isInstanceOf(SQLException.class)
                    .hasRootCauseMessage("nothing came in 300 ms");
        }
    }

    @Test
    void listening_wakes_up_by_itself_and_by_a_notice() throws Exception {
        try (Connection connection = Connections.open(postgres.owner())) {
            Connections.execute(connection, "listen bell");
            PGConnection ears = connection.unwrap(PGConnection.class);

            assertThat(ears.getNotifications(200)).isNullOrEmpty();
            Connections.execute(postgres.owner(), "notify bell");
            assertThat(ears.getNotifications(10_000)).hasSize(1);
        }
    }

    /** As a server that stops closes what listens to the directory of associations. */
    @Test
    void closing_ends_who_waits_at_once() throws Exception {
        Connection connection = Connections.open(postgres.owner());
        PGConnection ears = connection.unwrap(PGConnection.class);
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> wait(ears, LocalSocket.LONG_MS - 1));
        while (waits() == 0) {
            Thread.onSpinWait();
        }

        connection.close();

        assertThat(waiting).failsWithin(Duration.ofSeconds(5));
    }

    private static void wait(PGConnection ears, int milliseconds) {
        try {
            var _ = ears.getNotifications(milliseconds);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many threads wait for a socket's bytes within a limit. */
    private static long waits() {
        return Thread.getAllStackTraces().values().stream()
                .filter(it -> List.of(it).toString().contains("LocalSocket.await"))
                .count();
    }

    /** A server that was stopped by a signal is there, listens, and never answers. */
    @Test
    void a_frozen_server_is_given_up_after_the_long_limit() throws Exception {
        try (Connection connection = Connections.open(postgres.owner())) {
            connection.setNetworkTimeout(Runnable::run, LocalSocket.LONG_MS);
            long backend = Connections.count(connection, "select pg_backend_pid()");
            signal("STOP", backend);
            try {
                CompletableFuture<Void> asking =
                        CompletableFuture.runAsync(() -> run(connection, "select 1"));
                while (!asking.isDone()) {
                    FrozenReads.closeFrozen(System.nanoTime() + Duration.ofSeconds(31).toNanos());
                }
                assertThat(asking).isCompletedExceptionally();
            } finally {
                signal("CONT", backend);
            }
        }
    }

    @Test
    void within_the_long_limit_nobody_is_given_up() throws Exception {
        try (Connection connection = Connections.open(postgres.owner())) {
            connection.setNetworkTimeout(Runnable::run, LocalSocket.LONG_MS);
            CompletableFuture<Void> asking =
                    CompletableFuture.runAsync(() -> run(connection, "select pg_sleep(0.3)"));
            while (!asking.isDone()) {
                FrozenReads.closeFrozen(System.nanoTime() + Duration.ofSeconds(29).toNanos());
            }
            assertThat(asking).isCompleted();
            Connections.execute(connection, "select 1");
        }
    }

    private static void run(Connection connection, String sql) {
        try {
            Connections.execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(Files.exists(Path.of("/proc/" + pid))).isTrue();
        int ended = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
        assertThat(ended).isZero();
    }
}
