package org.preau.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.preau.base.HostName;
import org.preau.base.TenantId;
import org.preau.postgres.DatabaseAccess;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.TenantDirectory;
import org.preau.testing.TestPostgres;

/**
 * Few connections, many tenants, and everything that can end a transaction badly, at random: an
 * exception, a statement that fails, a statement that is cut off for its time, an interrupted
 * thread, a backend that the superuser cancels or kills. Whatever happened to a connection before,
 * the next transaction on it sees the rows of its own tenant and no other's.
 */
class PoolChaosTest {

    private static final int TENANTS = 64;
    private static final int POOL = 4;
    private static final int THREADS = 16;
    private static final int TRANSACTIONS = Integer.getInteger("preau.chaos", 4_000);
    private static final long SEED = Long.getLong("preau.seed", System.nanoTime());

    /** What a transaction of the run may do besides looking at its rows. */
    private enum Mishap {
        NONE,
        NONE_WRITING,
        EXCEPTION,
        WRONG_SQL,
        TOO_SLOW,
        INTERRUPTED,
        OTHER_TENANT_WRITTEN
    }

    private static final class Deliberate extends RuntimeException {
        Deliberate() {
            super("deliberate", null, false, false);
        }
    }

    private final DatabaseAccess access = TestPostgres.database();
    private final List<UUID> tenants = new ArrayList<>();
    private final Queue<String> foreign = new ConcurrentLinkedQueue<>();
    private final Map<Mishap, AtomicInteger> happened = new TreeMap<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void noTransactionEverSeesTheRowsOfAnotherTenant() throws Exception {
        System.out.println("pool chaos: seed " + SEED);
        seed();
        DatabaseSettings four =
                new DatabaseSettings(
                        access.url(),
                        access.user(),
                        access.password(),
                        "preau",
                        TestPostgres.SECRET,
                        POOL);
        try (Database database =
                new Database(four, new TenantDirectory(new HostName("localhost")))) {
            AtomicBoolean over = new AtomicBoolean();
            Thread killer = Thread.ofPlatform().start(() -> killAndCancel(over));
            storm(database);
            over.set(true);
            killer.join();
            System.out.println(
                    "pool chaos: N="
                            + TRANSACTIONS
                            + " "
                            + happened
                            + ", backends cancelled or killed "
                            + ended
                            + ", foreign rows "
                            + foreign.size());
            assertThat(foreign).isEmpty();
            assertThat(ended.get()).isGreaterThan(10);
            happened.forEach((mishap, count) ->
                    assertThat(count.get()).as(mishap.toString()).isGreaterThan(50));
            awaitEveryConnection(database);
            noTenantIsAnError(database);
        }
        // A commit whose answer was cut off may stand; one that was answered must.
        assertThat(written()).as("acknowledged writes").isGreaterThanOrEqualTo(acknowledged.get());
    }

    private void storm(Database database) throws InterruptedException {
        for (Mishap mishap : Mishap.values()) {
            happened.put(mishap, new AtomicInteger());
        }
        RandomGenerator.SplittableGenerator root =
                (RandomGenerator.SplittableGenerator)
                        RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                RandomGenerator random = root.split();
                threads.execute(() -> {
                    for (int i = 0; i < TRANSACTIONS / THREADS; i++) {
                        one(database, random);
                    }
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).as("no stuck pool").isTrue();
        }
    }

    private void one(Database database, RandomGenerator random) {
        int index = random.nextInt(TENANTS);
        Mishap mishap =
                random.nextInt(3) == 0
                        ? Mishap.values()[random.nextInt(Mishap.values().length)]
                        : Mishap.NONE;
        Tenancy tenancy = new Tenancies().enter(new TenantId(tenants.get(index)));
        try {
            if (mishap == Mishap.INTERRUPTED) {
                interrupted(database, tenancy, index);
            } else {
                database.write(tenancy, tx -> work(tx, index, mishap));
            }
            acknowledged.addAndGet(mishap == Mishap.NONE_WRITING ? 1 : 0);
        } catch (RuntimeException e) {
            // A mishap, or a backend that was killed under it: the next one must not notice.
            Thread.interrupted();
        }
        happened.getOrDefault(mishap, new AtomicInteger()).incrementAndGet();
    }

    private int work(TenantTx tx, int index, Mishap mishap) {
        look(tx, index);
        switch (mishap) {
            case NONE -> look(tx, index);
            case NONE_WRITING -> tx.query("update site set version = version + 1").execute();
            case EXCEPTION -> {
                tx.query("update site set tagline = 'never'").execute();
                throw new Deliberate();
            }
            case WRONG_SQL -> tx.query("update site set version = 1 / 0").execute();
            case TOO_SLOW -> {
                tx.query("set local statement_timeout = '3ms'").execute();
                tx.query("select true from pg_sleep(1)").exists();
            }
            case INTERRUPTED -> tx.query("select true from pg_sleep(0.02)").exists();
            case OTHER_TENANT_WRITTEN -> {
                int rows =
                        tx.query("update site set tagline = 'stolen' where tenant_id = :other")
                                .bind("other", tenants.get((index + 1) % TENANTS))
                                .execute();
                if (rows > 0) {
                    foreign.add("tenant " + index + " wrote the next one's row");
                }
            }
        }
        look(tx, index);
        return index;
    }

    /** On a thread that is interrupted while PostgreSQL works for it. */
    private void interrupted(Database database, Tenancy tenancy, int index) {
        CountDownLatch begun = new CountDownLatch(1);
        Thread worker =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                database.write(
                                        tenancy,
                                        tx -> {
                                            begun.countDown();
                                            return work(tx, index, Mishap.INTERRUPTED);
                                        });
                            } catch (RuntimeException e) {
                                begun.countDown();
                            }
                        });
        try {
            begun.await();
            worker.interrupt();
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(TenantTx tx, int index) {
        List<String> seen =
                tx.query("select tenant_id::text || ' ' || tagline from site").list(String.class);
        if (!seen.equals(List.of(tenants.get(index) + " of " + index))) {
            foreign.add("tenant " + index + " saw " + seen);
        }
    }

    private void killAndCancel(AtomicBoolean over) {
        String victims =
                " from pg_stat_activity where application_name = 'preau tenant' and datname = current_database() order by random() limit 1";
        DatabaseAccess superuser = TestPostgres.superuser(access);
        try (Connection connection =
                        java.sql.DriverManager.getConnection(
                                superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            while (!over.get()) {
                boolean kill = ended.get() % 3 == 0;
                statement.execute(
                        "select "
                                + (kill ? "pg_terminate_backend(pid)" : "pg_cancel_backend(pid)")
                                + victims);
                ended.incrementAndGet();
                statement.execute("select pg_sleep(0.05)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A machine that is busy may take longer to open connections than the pool's patience lasts;
     * one that was lost never comes back.
     */
    private void awaitEveryConnection(Database database) throws InterruptedException {
        int left = 5;
        while (true) {
            try {
                everyConnectionWorks(database);
                return;
            } catch (ExecutionException | TimeoutException e) {
                if (--left == 0) {
                    throw new AssertionError("the pool is not whole", e);
                }
            }
        }
    }

    /** As many transactions at once as there are connections, each held until all are there. */
    private void everyConnectionWorks(Database database)
            throws InterruptedException, ExecutionException, TimeoutException {
        CountDownLatch all = new CountDownLatch(POOL);
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(POOL)) {
            for (int i = 0; i < POOL; i++) {
                int index = i;
                answers.add(
                        threads.submit(() ->
                                database.read(
                                        new Tenancies().enter(new TenantId(tenants.get(index))),
                                        tx -> {
                                            all.countDown();
                                            await(all);
                                            return work(tx, index, Mishap.NONE);
                                        })));
            }
            for (Future<Integer> answer : answers) {
                answer.get(20, TimeUnit.SECONDS);
            }
        }
        assertThat(foreign).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(8, TimeUnit.SECONDS)).as("all connections at once").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * On connections that served all these tenants, the moment their transaction has ended: the
     * setting is empty again, and empty is no uuid.
     */
    private void noTenantIsAnError(Database database) {
        for (int i = 0; i < POOL; i++) {
            Tenancy tenancy = new Tenancies().enter(new TenantId(tenants.get(i)));
            assertThatThrownBy(() ->
                            database.write(
                                    tenancy,
                                    tx -> {
                                        tx.query("commit").execute();
                                        return tx.query("select tagline from site")
                                                .list(String.class);
                                    }))
                    .hasMessageContaining("uuid");
        }
    }

    private void seed() throws SQLException {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < TENANTS; i++) {
            UUID id = new UUID(0x7000L, 0x8000_0000_0000_0000L + i);
            tenants.add(id);
            sql.append(
                    "insert into preau.tenant (tenant_id, kind, slug, name, theme) values ('%1$s', 'association', 'asso-%2$s', 'x', 'x'); insert into preau.site (tenant_id, tagline) values ('%1$s', 'of %2$s');"
                            .formatted(id, i));
        }
        DatabaseAccess superuser = TestPostgres.superuser(access);
        try (Connection connection =
                        java.sql.DriverManager.getConnection(
                                superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql.toString());
        }
    }

    private long written() throws SQLException {
        DatabaseAccess superuser = TestPostgres.superuser(access);
        try (Connection connection =
                        java.sql.DriverManager.getConnection(
                                superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select sum(version - 1) from preau.site")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
