package org.preau.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.HostName;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.TenantDirectory;
import org.preau.tenancy.TenantState;
import org.preau.testing.TestPostgres;

/** What goes into a statement comes back out of it, by name and by type. */
class QueryTest {

    private record Everything(
            UUID id,
            Slug slug,
            TenantState stateNow,
            int small,
            long large,
            boolean yes,
            @Nullable Integer noNumber,
            Instant at,
            LocalDate day,
            byte[] bytes,
            List<String> words,
            @Nullable String absent) {}

    private static Database database;

    @BeforeAll
    static void open() {
        DatabaseSettings settings = TestPostgres.settings(TestPostgres.database());
        database = new Database(settings, new TenantDirectory(new HostName("localhost")));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void valuesOfEveryKindGoInAndComeOut() {
        UUID id = UUID.randomUUID();
        Instant at = Instant.parse("2026-11-21T03:04:05.678901Z");

        Everything row =
                in(tx ->
                        tx.query(
                                        """
                                        select :id as id, :slug::text as slug, :state as state_now, 1 as small,
                                               :large as large, :yes as yes, null::int as no_number, :at as at,
                                               :day as day, :bytes as bytes, :words as words
                                        """)
                                .bind("id", id)
                                .bind("slug", new Slug("un-nom"))
                                .bind("state", TenantState.SUSPENDED)
                                .bind("large", 1L << 40)
                                .bind("yes", true)
                                .bind("at", at)
                                .bind("day", LocalDate.of(2026, 2, 28))
                                .bind("bytes", new byte[] {0, -1})
                                .bind("words", List.of("l’été", "a,b"))
                                .one(Everything.class));

        assertThat(row.id()).isEqualTo(id);
        assertThat(row.slug()).isEqualTo(new Slug("un-nom"));
        assertThat(row.stateNow()).isEqualTo(TenantState.SUSPENDED);
        assertThat(row.small()).isEqualTo(1);
        assertThat(row.large()).isEqualTo(1L << 40);
        assertThat(row.yes()).isTrue();
        assertThat(row.noNumber()).isNull();
        assertThat(row.at()).isEqualTo(at);
        assertThat(row.day()).isEqualTo("2026-02-28");
        assertThat(row.bytes()).containsExactly(0, -1);
        assertThat(row.words()).containsExactly("l’été", "a,b");
        assertThat(row.absent()).isNull();
    }

    @Test
    void whatOnlyLooksLikeANameIsLeftAlone() {
        String text =
                in(tx ->
                        tx.query(
                                        """
                                        select ':a ?' || :b || '1'::text || (jsonb '{"k": 1}' ? 'k')::text || :b -- :c
                                               /* :d */ as ":e"
                                        """)
                                .bind("b", "<:b?>")
                                .one(String.class));

        assertThat(text).isEqualTo(":a ?<:b?>1true<:b?>");
    }

    @Test
    void aNameTooManyOrTooFewIsRefused() {
        assertThatThrownBy(() -> in(tx -> tx.query("select 1").bind("b", 1).one(Integer.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(":b");
        assertThatThrownBy(() -> in(tx -> tx.query("select :b").one(Integer.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(":b");
    }

    @Test
    void oneIsOneAndFirstMayBeNone() {
        String three = "select * from generate_series(1, 3)";
        List<Integer> all = in(tx -> tx.query(three).list(Integer.class));
        Optional<Integer> first = in(tx -> tx.query(three).first(Integer.class));
        Optional<Integer> none = in(tx -> tx.query("select 1 where false").first(Integer.class));
        Optional<String> empty = in(tx -> tx.query("select null::text").first(String.class));
        boolean exists = in(tx -> tx.query("select 1 where false").exists());

        assertThat(all).containsExactly(1, 2, 3);
        assertThat(first).contains(1);
        assertThat(none).isEmpty();
        assertThat(empty).isEmpty();
        assertThat(exists).isFalse();
        assertThatThrownBy(() -> in(tx -> tx.query(three).one(Integer.class)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aColumnThatIsMissingOrOfNoTypeIsRefused() {
        record Pair(int one, String two) {}
        assertThatThrownBy(() -> in(tx -> tx.query("select 1 as one").one(Pair.class)))
                .hasMessageContaining("two");
        assertThatThrownBy(() -> in(tx -> tx.query("select 1").one(Thread.class)))
                .hasMessageContaining("no column becomes");
    }

    @Test
    void aReadingThatFailsLeavesNothingOpenOnItsConnection() {
        Tenancy reader = new Tenancies().enter(TenantId.next());
        for (int i = 0; i < 20; i++) { // more often than the pool has connections
            assertThatThrownBy(() ->
                            database.read(
                                    reader, tx -> tx.query("select 1 / 0").one(Integer.class)))
                    .hasMessageContaining("division by zero");
        }

        String own = "select current_setting('preau.tenant')";
        String named = database.read(reader, tx -> tx.query(own).one(String.class));

        assertThat(named).isEqualTo(reader.tenant().toString());
    }

    @Test
    void whoReadsCannotWrite() {
        Tenancy reader = new Tenancies().enter(TenantId.next());
        String sql = "insert into address (slug) values ('x') returning slug";

        assertThatThrownBy(() -> database.read(reader, tx -> tx.query(sql).list(String.class)))
                .hasMessageContaining("read-only");
        assertThatThrownBy(() -> database.read(reader, tx -> tx.query(sql).execute()))
                .hasMessageContaining("changes nothing");
    }

    @Test
    void whoReadsWithANullCannotWriteEither() {
        Tenancy reader = new Tenancies().enter(TenantId.next());
        String sql =
                "insert into address (slug) select cast(:slug as text) returning current_setting('preau.tenant')";

        assertThatThrownBy(() ->
                        database.read(
                                reader, tx -> tx.query(sql).bind("slug", null).list(String.class)))
                .hasMessageContaining("read-only");
    }

    /** The driver asks for the type of a null, and would cut a message there from then on. */
    @Test
    void aStatementThatOnceHadANullStillReadsForItsTenant() {
        String sql =
                "select current_setting('preau.tenant') where :word::text is null or :word = 'here'";
        for (int i = 0; i < 40; i++) { // beyond the fifth time the driver names its statements
            Tenancy reader = new Tenancies().enter(TenantId.next());
            String word = i % 3 == 0 ? null : "here";

            String named =
                    database.read(reader, tx -> tx.query(sql).bind("word", word).one(String.class));

            assertThat(named).isEqualTo(reader.tenant().toString());
        }
    }

    @Test
    void textsOfTextsComeOneRowAfterTheOther() {
        record Texts(List<String> all) {}
        String sql =
                "select array(select array[n::text, 'é'] from generate_series(1, 2) as n) as all";

        assertThat(in(tx -> tx.query(sql).one(Texts.class)).all())
                .containsExactly("1", "é", "2", "é");
    }

    @Test
    void severalAskedTogetherAreOneTransactionOfTheirTenant() {
        String sql = "select current_setting('preau.tenant') || ' ' || :word || ' ' || now()";
        for (int i = 0; i < 20; i++) { // beyond the fifth time the driver names its statements
            Tenancy reader = new Tenancies().enter(TenantId.next());
            List<String> found = database.read(reader, tx -> together(tx, sql, "a", "b"));

            String moment = found.getFirst().substring(found.getFirst().indexOf(" a ") + 3);
            assertThat(found)
                    .containsExactly(
                            reader.tenant() + " a " + moment, reader.tenant() + " b " + moment);
        }
    }

    @Test
    void aNullAmongThemOrATransactionThatWritesAsksOneAfterAnother() {
        Tenancy tenancy = new Tenancies().enter(TenantId.next());
        String sql = "select current_setting('preau.tenant') || coalesce(:word::text, '-')";
        String own = tenancy.tenant().toString();

        List<String> read = database.read(tenancy, tx -> together(tx, sql, null, "b"));
        List<String> written = database.write(tenancy, tx -> together(tx, sql, "a", "b"));
        assertThat(read).containsExactly(own + "-", own + "b");
        assertThat(written).containsExactly(own + "a", own + "b");
    }

    @Test
    void oneThatFailsAmongThemFailsAllAndTheNextIsWell() {
        Tenancy tenancy = new Tenancies().enter(TenantId.next());

        assertThatThrownBy(() ->
                        database.read(
                                tenancy, tx -> together(tx, "select 1 / :word::int", "1", "0")))
                .hasMessageContaining("division by zero");
        List<String> next =
                database.read(tenancy, tx -> together(tx, "select :word::text", "1", "0"));
        assertThat(next).containsExactly("1", "0");
    }

    private static List<String> together(
            TenantTx tx, String sql, @Nullable String one, @Nullable String other) {
        Later<String> first = tx.query(sql).bind("word", one).later(String.class);
        Later<String> second = tx.query(sql).bind("word", other).later(String.class);
        assertThatThrownBy(first::rows).isInstanceOf(IllegalStateException.class);
        tx.ask(first, second);
        return List.of(first.first().orElseThrow(), second.first().orElseThrow());
    }

    private static <T> T in(Function<OperatorTx, T> work) {
        return database.operator("try a statement", work);
    }
}
