package org.preau.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * {@code preau.search} reads articles past row security, so that its index answers: who may call
 * it, for whom it answers, and that the index is really used.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class SearchFunctionTest {

    private static final String SEARCH = "select * from search('%s', '', '%s', 10, 0)";

    private TwoTenants database;

    @BeforeAll
    void twoTenantsWithTheSameWords() throws SQLException {
        database = new TwoTenants();
        for (UUID tenant : List.of(TwoTenants.ALPHA, TwoTenants.BETA)) {
            database.asSuperuser(
                    List.of(
                            """
                            insert into preau.article (tenant_id, id, kind, slug, title, body, state, published_at)
                            select '%s', uuidv7(), 'article', 's' || n, 'Titre ' || n,
                                   'kermesse' || n %% 300 || ' commune ' || n, 'published', now() - n * interval '1 minute'
                              from generate_series(1, 3000) as n
                            """
                                    .formatted(tenant)));
        }
        database.asSuperuser(
                List.of(
                        """
                        insert into preau.article (tenant_id, id, kind, slug, title, state, published_at)
                        values ('%s', uuidv7(), 'article', 'secret', 'Clandestine', 'published', now() - interval '1 day')
                        """
                                .formatted(TwoTenants.BETA),
                        "analyze preau.article, preau.searchable"));
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static void enter(Connection connection, UUID tenant) throws SQLException {
        connection.setAutoCommit(false);
        rows(connection, "select set_config('preau.tenant', '" + tenant + "', true)");
    }

    @Test
    void itFindsTheTransactionsTenantAndNobodyElse() throws SQLException {
        try (Connection connection = database.as(DatabaseRole.TENANT)) {
            enter(connection, TwoTenants.ALPHA);
            assertThat(rows(connection, SEARCH.formatted("clandestine", ""))).isEmpty();
            assertThat(rows(connection, SEARCH.formatted("x", "clandes"))).isEmpty();
            assertThat(rows(connection, SEARCH.formatted("-introuvable", ""))).hasSize(10);
            List<String> found = rows(connection, SEARCH.formatted("commune", "comm"));
            assertThat(found).hasSize(10);
            assertThat(
                            rows(
                                    connection,
                                    "select id from article where id in ('"
                                            + String.join("', '", found)
                                            + "')"))
                    .as("all of them its own")
                    .hasSize(10);
            connection.rollback();

            enter(connection, TwoTenants.BETA);
            assertThat(rows(connection, SEARCH.formatted("clandestine", ""))).hasSize(1);
            assertThat(rows(connection, SEARCH.formatted("x", "clandes"))).hasSize(1);
        }
    }

    @Test
    void withoutATenantItIsAnError() throws SQLException {
        try (Connection connection = database.as(DatabaseRole.TENANT)) {
            assertThatThrownBy(() -> rows(connection, SEARCH.formatted("commune", "")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("preau.tenant");
            enter(connection, TwoTenants.ALPHA);
            connection.commit();
            assertThatThrownBy(() -> rows(connection, SEARCH.formatted("commune", "")))
                    .as("a tenant of a former transaction")
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void onlyTheTenantsRoleMayCallItAndItsPathIsPinned() throws SQLException {
        for (DatabaseRole other : List.of(DatabaseRole.IDENTITY, DatabaseRole.OPERATOR)) {
            try (Connection connection = database.as(other)) {
                assertThatThrownBy(() -> rows(connection, SEARCH.formatted("commune", "")))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> rows(connection, "select preau.count_rows()::text"))
                        .hasMessageContaining("permission denied");
            }
        }
        try (Connection connection = database.superuser()) {
            assertThat(
                            rows(
                                    connection,
                                    """
                                    select proname || ' of ' || proowner::regrole || ' ' || proconfig::text
                                      from pg_proc
                                     where pronamespace = 'preau'::regnamespace and prosecdef
                                    """))
                    .as("every function of ours that acts as its owner")
                    .containsExactlyInAnyOrder(
                            "count_rows of preau_owner {\"search_path=pg_catalog, preau, pg_temp\"}",
                            "search of preau_owner {\"search_path=pg_catalog, preau, pg_temp\",plan_cache_mode=force_custom_plan,enable_seqscan=off,enable_indexscan=off}");
        }
    }

    /** A table of the caller's own must not stand in for the real one. */
    @Test
    void aTemporaryTableOfTheSameNameChangesNothing() throws SQLException {
        try (Connection connection = database.as(DatabaseRole.TENANT)) {
            enter(connection, TwoTenants.ALPHA);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temporary table article (tenant_id uuid)");
            }
            assertThat(rows(connection, SEARCH.formatted("commune", ""))).hasSize(10);
        }
    }

    @Test
    void itsIndexIsUsed() throws SQLException {
        assertThat(planOf(SEARCH.formatted("kermesse7", "")))
                .contains("Bitmap Index Scan on searchable_words")
                .doesNotContain("Seq Scan on searchable");
        assertThat(planOf(SEARCH.formatted("commune kermesse7", "kermesse7")))
                .contains("Bitmap Index Scan on searchable_words");
        assertThat(planOf(SEARCH.formatted("titre", "titre")))
                .as("the best headings, and how many texts there are")
                .containsPattern("(?s)Bitmap Index Scan on searchable_words.*\\(heading @@")
                .containsPattern("(?s)Bitmap Index Scan on searchable_words.*\\(words @@")
                .doesNotContain("Seq Scan on searchable", "CTE found");
    }

    /** What makes a common word cheap: forty rows to a page, also of texts that changed since. */
    @Test
    void whatIsReadOfEachTextIsSmall() throws SQLException {
        TwoTenants texts = new TwoTenants();
        texts.asSuperuser(
                List.of(
                        """
                        insert into preau.article (tenant_id, id, kind, slug, title, body, state, published_at)
                        select '%s', uuidv7(), 'article', 's' || n, 'Titre ' || n,
                               (select string_agg('mot' || w || n, ' ') from generate_series(1, 40) as w where n > 0),
                               'published', now()
                          from generate_series(1, 400) as n
                        """
                                .formatted(TwoTenants.ALPHA),
                        "vacuum preau.searchable",
                        "update preau.article set title = title || ' bis' where slug like 's%'"));
        try (Connection connection = texts.superuser()) {
            assertThat(rows(connection, "select pg_relation_size('preau.searchable') / 8192"))
                    .allSatisfy(pages -> assertThat(Integer.parseInt(pages)).isLessThan(30));
            assertThat(
                            rows(
                                    connection,
                                    "select count(*) from preau.searchable where pg_column_toast_chunk_id(heading) is not null"))
                    .as("headings that lie elsewhere and are fetched one by one to rank them")
                    .containsExactly("0");
        }
    }

    /** The control, and the reason why there is such a function at all. */
    @Test
    void underRowSecurityTheIndexWouldNotBeUsed() throws SQLException {
        try (Connection connection = database.as(DatabaseRole.TENANT)) {
            enter(connection, TwoTenants.ALPHA);
            rows(connection, "select set_config('enable_seqscan', 'off', true)");
            assertThat(
                            rows(
                                    connection,
                                    """
                                    explain select article_id
                                      from searchable
                                     where tenant_id::text = tenant()::text
                                       and words @@ websearch_to_tsquery('preau.french', 'kermesse7')
                                    """))
                    .anyMatch(line -> line.contains("Filter") && line.contains("words @@"))
                    .noneMatch(line -> line.contains("Index Cond") && line.contains("words @@"));
        }
    }

    /** The plan of all that a statement of the tenant's role runs, its functions' included. */
    private String planOf(String sql) throws SQLException {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("load 'auto_explain'");
            statement.execute("set auto_explain.log_min_duration = 0");
            statement.execute("set auto_explain.log_nested_statements = on");
            statement.execute("set auto_explain.log_level = notice");
            statement.execute("set search_path = preau");
            statement.execute("set role preau_tenant");
            enter(connection, TwoTenants.ALPHA);
            statement.execute(sql);
            StringBuilder plan = new StringBuilder();
            for (SQLWarning said = statement.getWarnings();
                    said != null;
                    said = said.getNextWarning()) {
                plan.append(said.getMessage()).append('\n');
            }
            return plan.toString();
        }
    }
}
