package org.preau.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.backup.vault.Progress;
import org.preau.main.ArchiveWiring;
import org.preau.sql.Database;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;

/** Snapshots follow those who changed, and nobody else. */
class KeepUpTest {

    private TestServer server;
    private Database database;

    @BeforeEach
    void start() {
        server = TestServer.start();
        database = server.house().database();
        database.operator("a quiet evening", tx -> tx.query("delete from change_mark").execute());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void onlyWhoChangedAndHasBeenQuietSinceIsDue() {
        change(server.alpha());

        assertThat(in(Duration.ofMinutes(2)).due()).as("still typing").isZero();
        assertThat(in(Duration.ofMinutes(4)).due()).as("alpha, and not beta").isEqualTo(1);
    }

    @Test
    void whoNeverStopsWritingIsDueAllTheSame() {
        change(server.alpha());
        database.operator(
                "as if it were long ago",
                tx -> tx.query("update change_mark set at = at - interval '16 minutes'").execute());
        change(server.alpha());

        assertThat(in(Duration.ofSeconds(1)).due()).isEqualTo(1);
    }

    @Test
    void aSnapshotTakesTheMarksThatItSawAndNoOthers() throws IOException {
        change(server.alpha());

        take(server.alpha());

        assertThat(marks(server.alpha())).isZero();
        change(server.alpha());
        assertThat(marks(server.alpha())).isEqualTo(1);
    }

    /** A transaction that is open while the snapshot is taken is in none, and stays marked. */
    @Test
    void whatIsCommittedMeanwhileStaysMarked() throws IOException {
        database.write(
                server.tenancy(server.alpha()),
                tx -> {
                    tx.query("update site set about = about || 'x'").execute();
                    try {
                        take(server.alpha());
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    return 0;
                });

        assertThat(marks(server.alpha())).isEqualTo(1);
    }

    @Test
    void aTransactionMarksOnceWhateverItWrites() {
        database.write(
                server.tenancy(server.alpha()),
                tx -> {
                    for (int i = 0; i < 5; i++) {
                        tx.query("update site set about = about || 'x'").execute();
                        tx.query("update section set title = title").execute();
                    }
                    return 0;
                });

        assertThat(marks(server.alpha())).isEqualTo(1);
        assertThat(marks(server.beta())).isZero();
    }

    private KeepUp in(Duration later) {
        return new KeepUp(
                database,
                server.house().jobs(),
                ArchiveWiring.vaults(server.house()),
                ArchiveWiring.take(server.house()),
                new Words(server.house().messages(), server.house().directory()),
                Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC));
    }

    private void take(Tenant tenant) throws IOException {
        assertThat(
                        ArchiveWiring.take(server.house())
                                .run(
                                        server.tenancy(tenant),
                                        Reason.CHANGE,
                                        "x",
                                        "x",
                                        Progress.SILENT)
                                .made())
                .isTrue();
    }

    private void change(Tenant tenant) {
        int changed =
                database.write(
                        server.tenancy(tenant),
                        tx -> tx.query("update site set about = about || 'x'").execute());
        assertThat(changed).isEqualTo(1);
    }

    private long marks(Tenant tenant) {
        return database.read(
                server.tenancy(tenant),
                tx -> tx.query("select count(*) from change_mark").one(Long.class));
    }
}
