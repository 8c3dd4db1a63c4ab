package org.preau.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the system says, turned into what a person can do. The words are real ones. */
final class DiagnosisTest {

    private static final Layout LAYOUT = Layout.of(Path.of("/data/db"), PostgresOptions.defaults());

    @Test
    void a_full_disk_is_told_from_postgres_and_from_java() {
        PostgresProblem full = new PostgresProblem.NoSpace(Path.of("/data/db"));

        assertThat(
                        of(
                                "PANIC:  could not write to file \"pg_wal/xlogtemp.12\": No space left on device"))
                .isEqualTo(full);
        assertThat(Diagnosis.of(LAYOUT, new IOException("No space left on device")).problem())
                .isEqualTo(full);
    }

    @Test
    void a_port_taken_in_the_last_moment_is_named() {
        assertThat(
                        of(
                                """
                                LOG:  could not bind IPv4 address "127.0.0.1": Address already in use
                                FATAL:  could not create any TCP/IP sockets
                                """))
                .isEqualTo(new PostgresProblem.PortTaken(5433));
    }

    @Test
    void a_program_that_cannot_run_is_told_from_an_identity_that_cannot_be_taken() {
        assertThat(of("setpriv: failed to execute /data/db/18.6.0/bin/initdb: Permission denied"))
                .isInstanceOf(PostgresProblem.CannotRunBinary.class);
        assertThat(of("postgres: error while loading shared libraries: libz.so.1: not found"))
                .isInstanceOf(PostgresProblem.CannotRunBinary.class);
        assertThat(of("setpriv: setresuid failed: Operation not permitted"))
                .isInstanceOf(PostgresProblem.CannotLeaveRoot.class);
        assertThat(of("unshare: unshare failed: Operation not permitted"))
                .isInstanceOf(PostgresProblem.CannotLeaveRoot.class);
    }

    @Test
    void anything_else_is_passed_on_in_its_own_words() {
        assertThat(of("FATAL:  something nobody foresaw").sentence())
                .contains("something nobody foresaw")
                .contains("/data/db/start.log");
    }

    private static PostgresProblem of(String words) {
        return Diagnosis.of(LAYOUT, 5433, words);
    }
}
