package org.preau.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.HostName;
import org.preau.postgres.DatabaseAccess;
import org.preau.sql.Database;
import org.preau.tenancy.TenantDirectory;
import org.preau.tenancy.TenantState;
import org.preau.testing.TestPostgres;

/** The list with 10,000 associations: its time. */
class ListSpeedTest {

    private static final int ROUNDS = 40;
    private static final Duration PROMISED = Duration.ofMillis(50);

    private static Database database;

    @BeforeAll
    static void fill() throws SQLException {
        DatabaseAccess access = TestPostgres.database();
        database =
                new Database(
                        TestPostgres.settings(access),
                        new TenantDirectory(new HostName("localhost")));
        database.operator(
                "fill for a test",
                tx ->
                        tx.query(
                                        """
                                        insert into tenant (tenant_id, kind, slug, name, theme, sector, used_bytes, state)
                                        select gen_random_uuid(), 'association', 'asso-' || n,
                                               'Association ' || md5(n::text) || ' des Écluses', 'page-blanche',
                                               1 + n % 6, n * 100000,
                                               case when n % 70 = 0 then 'suspended' else 'active' end
                                          from generate_series(1, 10000) n
                                        """)
                                .execute());
        swept(TestPostgres.superuser(access));
    }

    /** As autovacuum leaves a table: before, the plans are those of an empty one. */
    private static void swept(DatabaseAccess access) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                access.url(), access.user(), access.password());
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze preau.tenant");
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aPageOfTheListTakesLessThanFiftyMilliseconds() {
        Map<String, Filter> filters = new LinkedHashMap<>();
        filters.put("all by name", Filter.everything());
        filters.put("page 150", new Filter("", null, null, null, Sort.NAME, 150));
        filters.put("a rare word", new Filter("c4ca4238", null, null, null, Sort.NAME, 1));
        filters.put("a common word", new Filter("ecluses", null, null, null, Sort.NAME, 1));
        filters.put("two letters", new Filter("ab", null, null, null, Sort.NAME, 1));
        filters.put(
                "state, sector and size",
                new Filter("", TenantState.ACTIVE, 3, SizeBand.LARGE, Sort.SIZE, 1));
        Map<String, Long> medians = new LinkedHashMap<>();
        filters.forEach((name, filter) -> medians.put(name, least(filter)));

        System.out.println("list of 10,000 associations, median of " + ROUNDS + ": " + medians);
        assertThat(medians.values()).allMatch(micros -> micros < PROMISED.toMillis() * 1_000);
    }

    /** Whoever else is busy on this machine makes it slower, nobody faster: three tries. */
    private static long least(Filter filter) {
        long least = median(filter);
        for (int again = 0; again < 2 && least >= PROMISED.toMillis() * 1_000; again++) {
            least = Math.min(least, median(filter));
        }
        return least;
    }

    /** Microseconds of what the page asks: totals, count and rows in one transaction. */
    private static long median(Filter filter) {
        long[] times = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            Associations.Listing listing =
                    database.operator(
                            "list for a test",
                            tx -> {
                                Associations.totals(tx);
                                return Associations.list(tx, filter);
                            });
            times[i] = (System.nanoTime() - begun) / 1_000;
            assertThat(listing.rows()).isNotEmpty();
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}
