package org.preau.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.preau.archive.Reason;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Sha256;
import org.preau.base.Ids;
import org.preau.main.ArchiveWiring;
import org.preau.main.House;
import org.preau.main.ProofWiring;
import org.preau.main.TakeawayWiring;
import org.preau.takeaway.Archives;
import org.preau.takeaway.PackTakeaway;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/**
 * The store gives one file of alpha at no pace at all, as if there were 50 GB to read: its
 * snapshot, its archive and its proof are under way for as long as that takes. Meanwhile beta has
 * all three.
 */
class LargeOneTest {

    private static final long PATIENCE_S = 60;

    @TempDir private Path folder;
    private TestServer server;
    private ObjectKey film;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch given = new CountDownLatch(1);

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start();
        byte[] bytes = "all of a film".getBytes(StandardCharsets.UTF_8);
        String sha256 = Sha256.of(bytes).hex();
        film = new ObjectKey("tenants/" + server.alpha().id() + "/media/" + sha256);
        server.house().store().put(film, Content.of(bytes));
        new Fixture(server)
                .run(
                        List.of(
                                """
                                insert into preau.media (tenant_id, id, sha256, name, type, bytes, created_by)
                                values ('%s', '%s', '%s', 'film.mp4', 'video/mp4', %d, 'x')
                                """
                                        .formatted(
                                                server.alpha().id(),
                                                Ids.next(),
                                                sha256,
                                                bytes.length)));
    }

    @AfterEach
    void stop() {
        given.countDown();
        server.close();
    }

    @Test
    @Timeout(value = 2 * PATIENCE_S, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void othersHaveTheirSnapshotTheirArchiveAndTheirProofMeanwhile() throws Exception {
        House slow = slow();
        ProofJobs proofs =
                new ProofJobs(
                        slow.database(),
                        slow.jobs(),
                        ProofWiring.prove(slow, ArchiveWiring.chapters()),
                        ProofWiring.letters(slow),
                        slow.clock());
        UUID alphas = ask(server.alpha());
        UUID betas = ask(server.beta());
        List<CompletableFuture<Boolean>> large =
                List.of(
                        begin(() -> take(slow, server.alpha())),
                        begin(() -> pack(slow)),
                        begin(() -> prove(proofs, server.alpha(), alphas)));
        assertThat(asked.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();

        long begun = System.nanoTime();
        assertThat(take(slow, server.beta())).isTrue();
        Archives.pack(server, server.beta(), folder.resolve("beta.zip"));
        proofs.run(server.tenancy(server.beta()), new ProofJobs.ToDo(betas));
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(large).noneMatch(CompletableFuture::isDone);
        assertThat(state(server.beta(), betas)).isEqualTo(Proof.State.PASSED);
        System.out.printf(
                "while a very large association was read: another one's snapshot, archive and proof in %d ms%n",
                taken.toMillis());
        given.countDown();
        for (CompletableFuture<Boolean> one : large) {
            assertThat(one.get(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(state(server.alpha(), alphas)).isEqualTo(Proof.State.PASSED);
    }

    private boolean take(House house, Tenant tenant) throws IOException {
        return ArchiveWiring.take(house)
                        .run(server.tenancy(tenant), Reason.CHANGE, "x", "x", Progress.SILENT)
                        .number()
                > 0;
    }

    private boolean pack(House house) throws IOException {
        PackTakeaway.Order order =
                new PackTakeaway.Order(
                        server.alpha(), server.tenancy(server.alpha()), "test", true);
        try (var out = java.nio.file.Files.newOutputStream(folder.resolve("alpha.zip"))) {
            return TakeawayWiring.pack(house).run(order, out, (_, _, _) -> {}).files() > 0;
        }
    }

    private boolean prove(ProofJobs proofs, Tenant tenant, UUID id) {
        proofs.run(server.tenancy(tenant), new ProofJobs.ToDo(id));
        return true;
    }

    private UUID ask(Tenant tenant) {
        UUID id = Ids.next();
        boolean asked =
                server.house()
                        .database()
                        .write(server.tenancy(tenant), tx -> Proofs.ask(tx, id, "test"));
        assertThat(asked).isTrue();
        return id;
    }

    private Proof.State state(Tenant tenant, UUID id) {
        return server.house()
                .database()
                .read(server.tenancy(tenant), tx -> Proofs.find(tx, id))
                .orElseThrow()
                .state();
    }

    private static CompletableFuture<Boolean> begin(Callable<Boolean> act) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return act.call();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                it -> Thread.ofVirtual().start(it));
    }

    private House slow() {
        House it = server.house();
        return new House(
                it.settings(),
                it.clock(),
                it.directory(),
                it.tenancies(),
                it.database(),
                it.jobs(),
                it.post(),
                store(),
                it.vaults(),
                it.secrets(),
                it.csrf(),
                it.origins(),
                it.messages(),
                it.templates(),
                it.assets(),
                it.pages(),
                it.events(),
                it.safeguard());
    }

    private ObjectStore store() {
        ObjectStore real = server.house().store();
        return (ObjectStore)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {ObjectStore.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("get") && film.equals(arguments[0])) {
                                asked.countDown();
                                given.await();
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
