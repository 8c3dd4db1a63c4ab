package org.preau.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Progress;
import org.preau.base.Ids;
import org.preau.base.TenantId;
import org.preau.main.ArchiveWiring;
import org.preau.sql.Database;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/** A night costs those that changed, and a very large association stands in nobody's way. */
class ManyAssociationsTest {

    private static final int ALL = 1_000;
    private static final int CHANGED = 20;
    private static final long PATIENCE_S = 60;

    private TestServer server;
    private Database database;

    @BeforeEach
    void start() {
        server = TestServer.start();
        database = server.house().database();
        quiet();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void ofAThousandAssociationsThoseThatChangedAreRead() throws IOException {
        new Fixture(server)
                .run(
                        List.of(
                                """
                                insert into preau.tenant (tenant_id, kind, slug, name, theme)
                                select ('01980000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'association', 'n-' || n, 'N ' || n, 'ardoise'
                                  from generate_series(1, %d) n
                                """
                                        .formatted(ALL),
                                """
                                insert into preau.site (tenant_id)
                                select tenant_id from preau.tenant where slug like 'n-%'
                                on conflict do nothing
                                """));
        quiet();
        for (int n = 1; n <= CHANGED; n++) {
            database.write(
                    server.house().tenancies().enter(tenant(n)),
                    tx -> tx.query("update site set about = 'x'").execute());
        }

        KeepUp later = keepUp(ArchiveWiring.take(server.house()));
        long statements = database.statements();
        long begun = System.nanoTime();
        assertThat(later.due()).isEqualTo(CHANGED);
        for (TenantId one : marked()) {
            later.follow(server.house().tenancies().enter(one));
        }

        System.out.printf(
                "%d of %d associations: %d statements, %d ms%n",
                CHANGED,
                ALL,
                database.statements() - statements,
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        assertThat(vaults()).hasSize(CHANGED);
        assertThat(later.due()).as("and nobody is left over").isZero();
    }

    /**
     * The store gives the bytes of one file of alpha at no pace at all: as if there were 50 GB of
     * them. Meanwhile beta's snapshot is taken, both sites are written to, and a second large one
     * leaves room for others.
     */
    @Test
    void aVeryLargeAssociationNeverStopsTheOthers() throws Exception {
        String sha256 = "a".repeat(64);
        ObjectKey key = new ObjectKey("tenants/" + server.alpha().id() + "/media/" + sha256);
        server.house().store().put(key, Content.of(new byte[] {1}));
        new Fixture(server)
                .run(
                        List.of(
                                """
                                insert into preau.media (tenant_id, id, sha256, name, type, bytes, created_by)
                                values ('%s', '%s', '%s', 'film.mp4', 'video/mp4', 1, 'x')
                                """
                                        .formatted(server.alpha().id(), Ids.next(), sha256)));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch given = new CountDownLatch(1);
        TakeSnapshot slow = take(slow(key, asked, given));

        CompletableFuture<Boolean> large =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return slow.run(
                                        server.tenancy(server.alpha()),
                                        Reason.CHANGE,
                                        "x",
                                        "x",
                                        Progress.SILENT)
                                .made();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
        assertThat(asked.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        change(server.beta().id());
        change(server.alpha().id());
        keepUp(slow).follow(server.tenancy(server.beta()));

        assertThat(large).as("still under way").isNotDone();
        assertThat(ArchiveWiring.vaults(server.house()).snapshots(server.beta().id())).hasSize(1);
        given.countDown();
        assertThat(large.get(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        assertThat(marked()).as("what was written meanwhile is due").contains(server.alpha().id());
    }

    private ObjectStore slow(ObjectKey key, CountDownLatch asked, CountDownLatch given) {
        ObjectStore real = server.house().store();
        return (ObjectStore)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {ObjectStore.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("get") && key.equals(arguments[0])) {
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

    private TakeSnapshot take(ObjectStore store) {
        return new TakeSnapshot(
                database,
                ArchiveWiring.chapters(),
                store,
                ArchiveWiring.vaults(server.house()),
                server.house().clock());
    }

    private KeepUp keepUp(TakeSnapshot take) {
        return new KeepUp(
                database,
                server.house().jobs(),
                ArchiveWiring.vaults(server.house()),
                take,
                new Words(server.house().messages(), server.house().directory()),
                Clock.fixed(Instant.now().plus(Duration.ofMinutes(4)), ZoneOffset.UTC));
    }

    private void change(TenantId tenant) {
        int changed =
                database.write(
                        server.house().tenancies().enter(tenant),
                        tx -> tx.query("update site set about = about || 'x'").execute());
        assertThat(changed).isEqualTo(1);
    }

    private void quiet() {
        database.operator("a quiet evening", tx -> tx.query("delete from change_mark").execute());
    }

    private List<TenantId> marked() {
        return database.operator(
                "see who changed",
                tx -> tx.query("select distinct tenant_id from change_mark").list(TenantId.class));
    }

    private Set<String> vaults() throws IOException {
        return server.house().vaults().list("vaults/", null, 1000).objects().stream()
                .map(it -> it.key().segments().get(1))
                .filter(it -> it.startsWith("01980000"))
                .collect(Collectors.toSet());
    }

    private static TenantId tenant(int n) {
        return TenantId.parse("01980000-0000-7000-8000-%012d".formatted(n));
    }
}
