package org.preau.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.archive.Reason;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultName;
import org.preau.main.ArchiveWiring;
import org.preau.main.MirrorWiring;
import org.preau.mirror.MirrorRuns.Run;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;

/** Two servers of one platform, with their jobs, and one mirror. */
class TwoServersMirrorTest {

    private static final int FEW = 3;
    private static final int MANY = 25;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    @TempDir private Path folder;
    private TestServer one;
    private TestServer two;

    @BeforeEach
    void start() throws IOException {
        Path keys = folder.resolve("keys");
        assertThat(new KeyRingFile(keys).create(KeyRing.create(Clock.systemUTC()))).isTrue();
        Map<String, String> shared =
                Map.of(
                        "PREAU_STORE", Files.createDirectory(folder.resolve("objects")).toString(),
                        "PREAU_VAULTS", Files.createDirectory(folder.resolve("vaults")).toString(),
                        "PREAU_MIRROR", folder.resolve("mirror").toString(),
                        "PREAU_MIRROR_KEYS", keys.toString());
        one = TestServer.start(shared);
        two = TestServer.beside(one, shared);
        var _ = one.operator();
    }

    @AfterEach
    void stop() {
        two.close();
        one.close();
    }

    @Test
    void howeverOftenBothAreAskedOneRunsAtATime() throws Exception {
        asked(FEW);
    }

    @Test
    @Tag("thorough")
    void aHundredTimesToo() throws Exception {
        asked(MANY);
    }

    /** What is left is each vault's lease: that a server was believed dead does not make it so. */
    @Test
    void twoThatRunAtOnceAllTheSameHurtNothing() throws Exception {
        atOnce(FEW);
    }

    @Test
    @Tag("thorough")
    void asOftenAsTheyLike() throws Exception {
        atOnce(MANY);
    }

    private void asked(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            change(round % 2 == 0 ? one : two, "Devise " + round);
            at(() -> ask(one), () -> ask(two), () -> ask(one), () -> ask(two));
        }
        quiet();

        List<Run> runs = runs();
        assertThat(runs).allSatisfy(it -> assertThat(it.why()).isEmpty());
        for (int i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).begunAt())
                    .as("runs one after another")
                    .isAfterOrEqualTo(runs.get(i - 1).endedAt());
        }
        isWell(rounds);
    }

    private void atOnce(int rounds) throws Exception {
        quiet();
        for (int round = 0; round < rounds; round++) {
            change(one, "Devise " + round);
            at(() -> mirror(one).run(), () -> mirror(two).run());
        }

        isWell(rounds);
    }

    private static boolean ask(TestServer server) {
        return mirror(server).acts().ask(TestServer.FIXTURE);
    }

    private static MirrorFeature mirror(TestServer server) {
        return MirrorWiring.feature(
                server.house(),
                MirrorWiring.place(server.house().settings()),
                server.house().clock());
    }

    /** All of them at once; none fails. */
    @SafeVarargs
    private static void at(Callable<Object>... acts) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> all = new ArrayList<>();
            for (Callable<Object> act : acts) {
                all.add(threads.submit(act));
            }
            for (Future<Object> act : all) {
                assertThat(act.get()).isIn(true, "");
            }
        }
    }

    /** Something new in both associations, with its snapshot. */
    private static void change(TestServer server, String words) throws IOException {
        for (Tenant tenant : List.of(server.alpha(), server.beta())) {
            int _ =
                    server.house()
                            .database()
                            .write(
                                    server.tenancy(tenant),
                                    tx ->
                                            tx.query("update site set tagline = :words")
                                                    .bind("words", words)
                                                    .execute());
            var _ =
                    ArchiveWiring.take(server.house())
                            .run(server.tenancy(tenant), Reason.ASKED, words, "x", Progress.SILENT);
        }
    }

    /** Once both are still, all that is there has its second copy; nobody was alarmed. */
    private void isWell(int rounds) throws IOException {
        one.house().jobs().close();
        two.house().jobs().close();
        assertThat(mirror(two).run()).isEmpty();
        MirrorStanding standing = MirrorStanding.read(one.house().database(), Instant.now());
        assertThat(standing.word(true, Instant.now())).as(standing.toString()).isEqualTo("well");
        assertThat(standing.findings()).isEmpty();
        try (ObjectStore mirror = MirrorWiring.place(two.house().settings()).open()) {
            for (Tenant tenant : List.of(one.alpha(), one.beta())) {
                VaultName name = new VaultName(tenant.id().toString());
                Vault copy = Vault.open(mirror, name);
                assertThat(copy.verify(Progress.SILENT).damages()).isEmpty();
                assertThat(copy.versions())
                        .isEqualTo(Vault.open(one.house().vaults(), name).versions())
                        .hasSizeGreaterThanOrEqualTo(rounds);
            }
        }
        assertThat(texts("select subject from outgoing_mail"))
                .noneMatch(it -> it.contains("sauvegardes"));
    }

    private List<Run> runs() {
        return MirrorStanding.read(one.house().database(), Instant.now()).runs().stream()
                .sorted(Comparator.comparing(Run::begunAt))
                .toList();
    }

    /** No run is asked for, and none under way. */
    private void quiet() {
        until(() ->
                !runs().isEmpty()
                        && runs().stream().allMatch(it -> it.endedAt() != null)
                        && texts(
                                        "select task_name from scheduled_tasks where task_name = 'mirror-run'")
                                .isEmpty());
    }

    private List<String> texts(String sql) {
        return one.house().database().operator("a test", tx -> tx.query(sql).list(String.class));
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
