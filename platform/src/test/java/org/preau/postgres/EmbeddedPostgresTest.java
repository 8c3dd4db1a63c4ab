package org.preau.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starting, stopping, joining and refusing; {@link KilledOwnerTest} has the crashes. */
final class EmbeddedPostgresTest {

    private Sandbox sandbox;

    @BeforeEach
    void open() throws Exception {
        sandbox = Sandbox.create();
    }

    @AfterEach
    void close() throws Exception {
        sandbox.close();
    }

    private EmbeddedPostgres start(String name) {
        return EmbeddedPostgres.start(sandbox.folder(name), Sandbox.options());
    }

    @Test
    void a_second_start_keeps_the_data_the_port_and_the_passwords() throws Exception {
        DatabaseAccess first;
        long begin = System.nanoTime();
        try (EmbeddedPostgres postgres = start("kept")) {
            long firstStart = millisSince(begin);
            first = postgres.owner();
            Connections.execute(first, "create table note (words text)");
            Connections.execute(first, "insert into note values ('Ça marche : l’été')");
            System.out.printf("first start %d ms, stop %d ms%n", firstStart, stop(postgres));
        }

        for (int round = 0; round < 5; round++) {
            begin = System.nanoTime();
            try (EmbeddedPostgres postgres = start("kept")) {
                long warm = millisSince(begin);

                assertThat(postgres.owner()).isEqualTo(first);
                assertThat(Connections.text(postgres.owner(), "select words from note"))
                        .isEqualTo("Ça marche : l’été");
                System.out.printf("warm start %d ms, stop %d ms%n", warm, stop(postgres));
            }
        }
    }

    @Test
    void the_server_is_durable_and_speaks_french() throws Exception {
        try (EmbeddedPostgres postgres = start("durable")) {
            DatabaseAccess owner = postgres.owner();

            for (String on : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(Connections.text(owner, "show " + on)).as(on).isEqualTo("on");
            }
            assertThat(Connections.text(owner, "show data_checksums")).isEqualTo("on");
            assertThat(Connections.text(owner, "show server_encoding")).isEqualTo("UTF8");
            assertThat(Connections.text(owner, "select to_tsvector('« l’École d’hiver »')::text"))
                    .isEqualTo("'hiv':4 'écol':2");
            assertThat(Connections.text(owner, "select 'é' < 'z' collate \"fr-x-icu\""))
                    .isEqualTo("t");
        }
    }

    @Test
    void the_owner_makes_roles_and_trusted_extensions_but_is_no_superuser() throws Exception {
        try (EmbeddedPostgres postgres = start("owner")) {
            DatabaseAccess owner = postgres.owner();

            Connections.execute(owner, "create role preau_app login password 'x'");
            Connections.execute(owner, "create schema part authorization preau_owner");
            Connections.execute(owner, "grant usage on schema part to preau_app");
            Connections.execute(owner, "create extension unaccent");
            Connections.execute(owner, "create extension pg_trgm");

            assertThat(Connections.text(owner, "show is_superuser")).isEqualTo("off");
            assertThatThrownBy(() -> Connections.execute(owner, "alter system set fsync = off"))
                    .isInstanceOf(SQLException.class);
            assertThat(Connections.text(postgres.superuser("postgres"), "show is_superuser"))
                    .isEqualTo("on");
        }
    }

    @Test
    void nobody_enters_without_the_right_password() throws Exception {
        try (EmbeddedPostgres postgres = start("closed")) {
            DatabaseAccess owner = postgres.owner();
            DatabaseAccess wrong = new DatabaseAccess(owner.url(), owner.user(), "wrong");

            assertThatThrownBy(() -> Connections.open(wrong)).hasMessageContaining("password");
            assertThat(sandbox.folder("closed").resolve("passwords"))
                    .satisfies(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void a_second_owner_is_refused_and_the_first_is_not_disturbed() throws Exception {
        try (EmbeddedPostgres postgres = start("one")) {
            PostgresProblem expected =
                    new PostgresProblem.AlreadyRunning(
                            sandbox.folder("one"), ProcessHandle.current().pid(), postgres.port());

            assertProblem(() -> start("one"), expected);
            assertProblem(() -> start("one"), expected);
            assertThat(Connections.text(postgres.owner(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void another_process_is_refused_but_may_attach() throws Exception {
        Path folder = sandbox.folder("shared");
        try (OwnerProcess owner = OwnerProcess.start(folder, Sandbox.BINARIES)) {
            owner.awaitCommits(3);

            assertThatThrownBy(() -> start("shared"))
                    .asInstanceOf(InstanceOfAssertFactories.type(PostgresFailure.class))
                    .extracting(PostgresFailure::problem)
                    .asInstanceOf(
                            InstanceOfAssertFactories.type(PostgresProblem.AlreadyRunning.class))
                    .satisfies(problem -> assertThat(problem.pid()).isEqualTo(owner.pid()))
                    .satisfies(problem -> assertThat(problem.port()).isPositive());
            try (EmbeddedPostgres joined = EmbeddedPostgres.attach(folder)) {
                assertThat(joined.isOwner()).isFalse();
                assertThat(Connections.text(joined.owner(), "select count(*) >= 3 from saved"))
                        .isEqualTo("t");
            }
            owner.awaitCommits(3);
        }
    }

    @Test
    void nobody_attaches_to_what_does_not_run() throws Exception {
        start("stopped").close();

        assertProblem(
                () -> EmbeddedPostgres.attach(sandbox.folder("stopped")),
                new PostgresProblem.NotRunning(sandbox.folder("stopped")));
        assertProblem(
                () -> EmbeddedPostgres.attach(sandbox.folder("never")),
                new PostgresProblem.NotRunning(sandbox.folder("never")));
    }

    @Test
    void a_patient_start_waits_for_the_owner_to_leave() throws Exception {
        EmbeddedPostgres first = start("patient");
        Thread leaving = Thread.ofPlatform().start(first::close);

        try (EmbeddedPostgres second =
                EmbeddedPostgres.start(
                        sandbox.folder("patient"),
                        Sandbox.options().withPatience(Duration.ofSeconds(30)))) {
            assertThat(Connections.text(second.owner(), "select 1")).isEqualTo("1");
        }
        leaving.join();
    }

    @Test
    void a_lost_port_is_replaced_and_a_wanted_one_is_named() throws Exception {
        int port;
        try (EmbeddedPostgres postgres = start("port")) {
            port = postgres.port();
        }
        try (ServerSocket squatter =
                new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(squatter.isBound()).isTrue();
            assertProblem(
                    () ->
                            EmbeddedPostgres.start(
                                    sandbox.folder("port"), Sandbox.options().withPort(port)),
                    new PostgresProblem.PortTaken(port));
            try (EmbeddedPostgres elsewhere = start("port")) {
                assertThat(elsewhere.port()).isNotEqualTo(port);
            }
        }
    }

    @Test
    void a_lost_password_file_is_made_again() throws Exception {
        DatabaseAccess before;
        try (EmbeddedPostgres postgres = start("forgetful")) {
            before = postgres.owner();
        }
        Files.delete(sandbox.folder("forgetful").resolve("passwords"));

        try (EmbeddedPostgres postgres = start("forgetful")) {
            assertThat(postgres.owner().password()).isNotEqualTo(before.password());
            assertThat(Connections.text(postgres.owner(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_folder_closed_to_others_works_too() throws Exception {
        // As root this is a checkout in /root: the postgres user may not reach it.
        Path closed = Files.createDirectory(sandbox.folder("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));

        for (int round = 0; round < 2; round++) {
            try (EmbeddedPostgres postgres =
                    EmbeddedPostgres.start(closed.resolve("db"), Sandbox.options())) {
                assertThat(Connections.text(postgres.owner(), "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void the_operators_own_settings_win() throws Exception {
        start("tuned").close();
        Files.writeString(sandbox.folder("tuned").resolve("local.conf"), "work_mem = '12MB'\n");

        try (EmbeddedPostgres postgres = start("tuned")) {
            assertThat(Connections.text(postgres.owner(), "show work_mem")).isEqualTo("12MB");
        }
    }

    @Test
    void the_data_of_another_version_is_refused() throws Exception {
        start("older").close();
        Path cluster = sandbox.folder("older").resolve("cluster");
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");

        assertProblem(() -> start("older"), new PostgresProblem.WrongVersion(cluster, "17", "18"));
    }

    @Test
    void a_setting_that_postgres_refuses_is_told_in_its_own_words() {
        assertThatThrownBy(() ->
                        EmbeddedPostgres.start(
                                sandbox.folder("wrong"),
                                Sandbox.options()
                                        .withSettings(java.util.Map.of("work_mem", "much"))))
                .isInstanceOf(PostgresFailure.class)
                .hasMessageContaining("start.log")
                .hasMessageContaining("work_mem");
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Exception {
        Path readOnly = Path.of("/sys"); // not even root makes folders there
        if (!Sandbox.isRoot()) {
            readOnly = Files.createDirectory(sandbox.folder("read-only"));
            Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-x------"));
        }
        Path folder = readOnly.resolve("preau");

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, Sandbox.options()))
                .asInstanceOf(InstanceOfAssertFactories.type(PostgresFailure.class))
                .extracting(PostgresFailure::problem)
                .isInstanceOf(PostgresProblem.NotWritable.class)
                .asString()
                .contains(folder.toString());
    }

    private static void assertProblem(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable act, PostgresProblem expected) {
        assertThatThrownBy(act)
                .isInstanceOf(PostgresFailure.class)
                .hasMessage(expected.sentence())
                .extracting(failure -> ((PostgresFailure) failure).problem())
                .isEqualTo(expected);
    }

    private static long stop(EmbeddedPostgres postgres) {
        long begin = System.nanoTime();
        postgres.close();
        return millisSince(begin);
    }

    private static long millisSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
