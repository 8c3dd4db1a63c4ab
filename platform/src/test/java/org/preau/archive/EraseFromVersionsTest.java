package org.preau.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Sha256;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.Version;
import org.preau.main.ArchiveWiring;
import org.preau.snapshot.Erased;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/** What was erased is in no version any more; everything else is in all of them. */
class EraseFromVersionsTest {

    private static final String ANSWER = Fixture.id("a", "answer").toString();

    private TestServer server;
    private EraseFromVersions erase;

    @BeforeEach
    void start() {
        server = TestServer.start();
        new Fixture(server).reset();
        var house = server.house();
        erase =
                new EraseFromVersions(
                        house.database(),
                        house.jobs(),
                        ArchiveWiring.chapters(),
                        ArchiveWiring.vaults(house),
                        house.clock());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anErasedAnswerAndWhatWasSentWithItAreInNoVersion() throws IOException {
        take(server.alpha());
        take(server.beta());
        change("update section set title = 'Autre'");
        take(server.alpha());
        Map<String, String> before = everything(server.alpha());
        Map<String, String> neighbour = everything(server.beta());
        String file = one("select id::text from answer_file where answer_id = '" + ANSWER + "'");
        assertThat(before.values()).anyMatch(it -> it.contains(ANSWER));
        assertThat(before.keySet()).anyMatch(it -> it.contains("forms/sent/" + file));

        erased();
        assertThat(erase.due()).isEqualTo(1);
        erase.run(server.tenancy(server.alpha()));

        Map<String, String> after = everything(server.alpha());
        assertThat(after.values()).noneMatch(it -> it.contains(ANSWER));
        assertThat(after.keySet()).noneMatch(it -> it.contains("forms/sent/" + file));
        assertThat(others(after)).isEqualTo(others(before));
        assertThat(everything(server.beta())).isEqualTo(neighbour);
        assertThat(erase.due()).isZero();
    }

    @Test
    void itIsDoneOnceMoreForASnapshotThatWasUnderWay() throws IOException {
        take(server.alpha());
        erased();
        erase.run(server.tenancy(server.alpha()));
        change("update erasure set rewritten_at = now() - interval '25 hours'");
        operator("update erasure set erased_at = now() - interval '26 hours'");

        assertThat(erase.due()).isEqualTo(1);
        erase.run(server.tenancy(server.alpha()));
        assertThat(erase.due()).isZero();
    }

    @Test
    void whereNothingWasErasedNoVersionIsWrittenAnew() throws IOException {
        take(server.alpha());
        var commits = vault(server.alpha()).versions();

        assertThat(erase.due()).isZero();
        erase.run(server.tenancy(server.alpha()));

        assertThat(vault(server.alpha()).versions()).isEqualTo(commits);
    }

    private void erased() {
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            Erased.note(tx, "answer", ANSWER);
                            return tx.query("delete from answer where id = '" + ANSWER + "'")
                                    .execute();
                        });
    }

    /** All files but those of answers, in all versions. */
    private static Map<String, String> others(Map<String, String> all) {
        Map<String, String> others = new TreeMap<>(all);
        others.keySet()
                .removeIf(it ->
                        it.contains("forms/answers/")
                                || it.contains("forms/files")
                                || it.contains("forms/sent/"));
        return others;
    }

    private Map<String, String> everything(Tenant tenant) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Vault vault = vault(tenant);
        for (Version version : vault.versions()) {
            for (var path : vault.paths(version.number())) {
                byte[] bytes = vault.read(version.number(), path, 1 << 24).orElseThrow();
                files.put(
                        version.number() + " " + version.time() + " " + path.value(),
                        path.value().startsWith("forms/")
                                ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                                : Sha256.of(bytes).hex());
            }
        }
        return files;
    }

    private Vault vault(Tenant tenant) {
        return ArchiveWiring.vaults(server.house()).of(tenant.id());
    }

    private void take(Tenant tenant) throws IOException {
        ArchiveWiring.take(server.house())
                .run(server.tenancy(tenant), Reason.ASKED, "x", "x", Progress.SILENT);
    }

    private void change(String sql) {
        server.house()
                .database()
                .write(server.tenancy(server.alpha()), tx -> tx.query(sql).execute());
    }

    private void operator(String sql) {
        server.house().database().operator("age an erasure", tx -> tx.query(sql).execute());
    }

    private String one(String sql) {
        return server.house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> tx.query(sql).one(String.class));
    }
}
