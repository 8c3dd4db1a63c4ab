package org.preau.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is killed, the next start works and nothing acknowledged is lost. */
final class KilledOwnerTest {

    private static final int ROUNDS = 5;

    private Sandbox sandbox;

    @BeforeEach
    void open() throws Exception {
        sandbox = Sandbox.create();
    }

    @AfterEach
    void close() throws Exception {
        sandbox.close();
    }

    private EmbeddedPostgres start(Path folder) {
        return EmbeddedPostgres.start(folder, Sandbox.options());
    }

    @Test
    void no_acknowledged_commit_is_lost_when_java_is_killed() throws Exception {
        Path folder = sandbox.folder("java");
        for (int round = 0; round < ROUNDS; round++) {
            try (OwnerProcess owner = OwnerProcess.start(folder, Sandbox.BINARIES)) {
                long acknowledged = owner.kill(owner.awaitCommits(50 + 37 * round));

                assertNothingLost(folder, acknowledged);
            }
        }
    }

    @Test
    void no_acknowledged_commit_is_lost_when_everything_is_killed() throws Exception {
        Path folder = sandbox.folder("all");
        Path cluster = Sandbox.layout(folder).cluster();
        for (int round = 0; round < ROUNDS; round++) {
            try (OwnerProcess owner = OwnerProcess.start(folder, Sandbox.BINARIES)) {
                long seen = owner.awaitCommits(50 + 37 * round);
                for (long pid : LiveProcess.allServing(cluster)) {
                    LiveProcess.signal(pid, "KILL");
                }
                long acknowledged = owner.kill(seen);

                assertNothingLost(folder, acknowledged);
            }
        }
    }

    private void assertNothingLost(Path folder, long acknowledged) throws Exception {
        long begin = System.nanoTime();
        try (EmbeddedPostgres postgres = start(folder)) {
            System.out.printf(
                    "start after a kill %d ms, %d acknowledged%n",
                    Duration.ofNanos(System.nanoTime() - begin).toMillis(), acknowledged);
            assertThat(
                            Connections.text(
                                    postgres.owner(),
                                    "select count(*) from saved where n <= " + acknowledged))
                    .isEqualTo(Long.toString(acknowledged));
        }
    }

    @Test
    void the_server_ends_by_itself_when_java_is_killed() throws Exception {
        Path folder = sandbox.folder("alone");
        Path cluster = Sandbox.layout(folder).cluster();
        try (OwnerProcess owner = OwnerProcess.start(folder, Sandbox.BINARIES)) {
            owner.awaitCommits(1);
            long server = PostmasterFile.read(cluster).orElseThrow().pid();

            owner.kill(1);

            assertThat(LiveProcess.awaitEnd(cluster, server, Duration.ofSeconds(8))).isTrue();
            assertThat(PostmasterFile.path(cluster)).as("a clean stop").doesNotExist();
        }
    }

    @Test
    void a_start_cut_at_any_moment_leaves_nothing_in_the_way() throws Exception {
        Path folder = sandbox.folder("cut");
        List<Integer> moments = List.of(250, 350, 450, 550, 700);
        for (int moment : moments) {
            try (OwnerProcess owner = OwnerProcess.start(folder, Sandbox.BINARIES)) {
                new ProcessBuilder("sleep", "0." + moment).start().waitFor();
                owner.kill(0);
            }
        }

        try (EmbeddedPostgres postgres = start(folder)) {
            assertThat(Connections.text(postgres.owner(), "select 1")).isEqualTo("1");
            try (var entries = Files.list(folder)) {
                assertThat(entries).noneMatch(e -> e.toString().contains(Cluster.HALF_MADE));
            }
        }
    }

    @Test
    void a_killed_server_is_started_again_on_the_same_port() throws Exception {
        Path folder = sandbox.folder("revived");
        Path cluster = Sandbox.layout(folder).cluster();
        try (EmbeddedPostgres postgres = start(folder)) {
            Connections.execute(postgres.owner(), "create table kept as select 42 as n");
            long before = PostmasterFile.read(cluster).orElseThrow().pid();

            LiveProcess.signal(before, "KILL");

            awaitAnswer(postgres.owner());
            assertThat(Connections.text(postgres.owner(), "select n from kept")).isEqualTo("42");
            assertThat(PostmasterFile.read(cluster).orElseThrow().pid()).isNotEqualTo(before);
        }
    }

    private static void awaitAnswer(DatabaseAccess access) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try {
                Connections.text(access, "select 1");
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void a_server_without_owner_is_stopped_and_replaced() throws Exception {
        Path folder = sandbox.folder("orphan");
        start(folder).close();
        Layout layout = Sandbox.layout(folder);
        Process orphan =
                new ProcessBuilder(
                                RunAs.choose(layout)
                                        .command(
                                                List.of(
                                                        layout.program("postgres").toString(),
                                                        "-D",
                                                        layout.cluster().toString())))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        while (PostmasterFile.read(layout.cluster()).filter(PostmasterFile::ready).isEmpty()) {
            assertThat(orphan.isAlive()).isTrue();
            Thread.onSpinWait();
        }

        try (EmbeddedPostgres postgres = start(folder)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(Connections.text(postgres.owner(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_stale_note_with_the_number_of_a_living_stranger_harms_neither() throws Exception {
        Path folder = sandbox.folder("reused");
        start(folder).close();
        Path note = PostmasterFile.path(Sandbox.layout(folder).cluster());
        List<String> lines = new ArrayList<>();
        // Of the server's own user: PostgreSQL overlooks the processes of others by itself.
        RunAs runAs = RunAs.choose(Sandbox.layout(folder));
        Process stranger = new ProcessBuilder(runAs.command(List.of("sleep", "600"))).start();
        lines.add(Long.toString(stranger.pid()));
        lines.addAll(List.of(Sandbox.layout(folder).cluster().toString(), "1700000000", "5432"));
        lines.addAll(List.of("", "127.0.0.1", "  1234567   65536", "ready   "));
        Files.write(note, lines);

        try (EmbeddedPostgres postgres = start(folder)) {
            assertThat(Connections.text(postgres.owner(), "select 1")).isEqualTo("1");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }
}
