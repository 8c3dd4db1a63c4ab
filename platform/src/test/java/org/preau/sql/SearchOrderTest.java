package org.preau.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code preau.search} gives the order and the number that a plain statement gives which reads the
 * articles themselves, without any index or row of its own, whatever became of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class SearchOrderTest {

    private static final int SIZE = 10;

    /** Parameters: the tenant, typed, begun, head, limit, offset. */
    private static final String PLAIN =
            """
            with texts as (
                select r.id, r.published_at,
                       setweight(to_tsvector('preau.french', preau.spaced(r.title)), 'A')
                           || setweight(to_tsvector('preau.french', preau.spaced(r.lead)), 'B') as heading,
                       to_tsvector('preau.french', preau.spaced(r.body)) as body,
                       array_to_tsvector(preau.as_written(r.tenant_id, preau.spaced(concat_ws(' ', r.title, r.lead, r.body)))) as written,
                       r.tenant_id
                  from preau.article r
                 where r.tenant_id = ?::uuid
                   and r.state = 'published'
                   and r.published_at <= now()
                   and (r.expires_at is null or r.expires_at > now())
            ),
            asked as (
                select websearch_to_tsquery('preau.french', preau.spaced(?)) as typed, ? as begun,
                       websearch_to_tsquery('preau.french', preau.spaced(?)) as head
            ),
            meant as (
                select t.*, case when a.begun = '' then a.typed
                                 else a.typed || (a.head && (quote_literal(right(t.tenant_id::text, 6) || preau.plain(a.begun)) || ':*')::tsquery)
                            end as asked
                  from texts t, asked a
            )
            select m.id || ' of ' || count(*) over ()
              from meant m
             where m.heading || m.body || m.written @@ m.asked
             order by case when m.heading @@ m.asked then ts_rank('{0.01, 0.04, 0.2, 1}', m.heading, m.asked) else 0 end desc,
                      m.published_at desc, m.id desc
             limit ? offset ?
            """;

    private static final String SEARCHED =
            "select article_id || ' of ' || total from search(?, ?, ?, ?, ?)";

    private TwoTenants database;

    /** Twenty texts share a day; some wait for theirs, some are over, some were never public. */
    @BeforeAll
    void textsOfAllStatesThatChangedSince() throws SQLException {
        database = new TwoTenants();
        database.asSuperuser(List.of("delete from preau.searchable")); // of drafts, in the fixture
        for (UUID tenant : List.of(TwoTenants.ALPHA, TwoTenants.BETA)) {
            database.asSuperuser(
                    List.of(
                            """
                            insert into preau.article (tenant_id, id, kind, slug, title, lead, body, state, published_at, expires_at)
                            select '%s', gen_random_uuid(), case when n %% 10 = 0 then 'page' else 'article' end, 't' || n,
                                   case when n %% 5 = 0 then 'La kermesse ' else 'Nouvelles ' end || n
                                       || case when n %% 30 = 0 then ' kermesse et fanfare' else '' end,
                                   case when n %% 9 = 0 then 'Une fanfare et un bal' else '' end,
                                   'La commune. ' || case when n %% 3 = 0 then 'fanfare ' else '' end
                                       || case when n %% 4 = 0 then 'la grande fête' else 'fête grande' end
                                       || case when n %% 150 = 0 then ' orpailleur' else '' end,
                                   case when n %% 7 = 0 then 'draft' when n %% 19 = 0 then 'withdrawn' else 'published' end,
                                   date_trunc('day', now()) - n / 20 * interval '1 day'
                                       + case when n %% 11 = 0 then interval '90 days' else interval '0' end,
                                   case when n %% 13 = 0 then now() - interval '1 hour' when n %% 17 = 0 then now() + interval '1 day' end
                              from generate_series(1, 900) as n
                            """
                                    .formatted(tenant),
                            "update preau.article set state = 'published' where slug like 't%49'",
                            "update preau.article set state = 'withdrawn' where slug like 't%31'",
                            "update preau.article set expires_at = now() - interval '1 hour' where slug like 't%32'",
                            "update preau.article set expires_at = null where slug like 't%39'",
                            "update preau.article set published_at = now() + interval '1 hour' where slug like 't%33'",
                            "update preau.article set published_at = now() - interval '1 hour' where slug like 't%44'",
                            "update preau.article set title = 'Kermesse, kermesse' where slug like 't%27'",
                            "update preau.article set body = 'Rien.' where slug like 't%28'",
                            "delete from preau.article where slug like 't%36'"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                // what heads enough texts for some pages, and then goes on in bodies
                "kermesse, ``, kermesse",
                "fanfare, ``, fanfare",
                "commune, ``, commune",
                "kermesse fanfare, `kermesse `, fanfare",
                "fanfare or kermesse, ``, ``",
                // excluded words, phrases, beginnings, few, none
                "commune -fanfare, ``, ``",
                "kermesse -fanfare, ``, ``",
                "-fanfare, ``, ``",
                "`\"grande fête\"`, ``, ``",
                "kermesse \"grande fête\", ``, ``",
                "kerm, ``, kerm",
                "la commune et sa fanf, `la commune et sa `, fanf",
                "orpailleur, ``, orpailleur",
                "introuvable, ``, introuvable",
                "le la, ``, ``"
            })
    void everyPageIsThatOfAPlainStatement(String typed, String head, String begun)
            throws SQLException {
        for (int skipped : new int[] {0, 10, 20, 60, 100, 110, 120, 200, 350, 2000}) {
            for (UUID tenant : List.of(TwoTenants.ALPHA, TwoTenants.BETA)) {
                assertThat(searched(tenant, typed, head, begun, skipped))
                        .as("%s from %d", typed, skipped)
                        .isEqualTo(plain(tenant, typed, head, begun, skipped));
            }
        }
    }

    @Test
    void theTextsAreSuchThatThereIsSomethingToCompare() throws SQLException {
        assertThat(searched(TwoTenants.ALPHA, "kermesse", "", "kermesse", 0)).hasSize(SIZE);
        assertThat(searched(TwoTenants.ALPHA, "commune", "", "commune", 200)).hasSize(SIZE);
        assertThat(searched(TwoTenants.ALPHA, "orpailleur", "", "orpailleur", 0))
                .hasSizeBetween(1, SIZE - 1);
        assertThat(searched(TwoTenants.ALPHA, "introuvable", "", "introuvable", 0)).isEmpty();
    }

    private List<String> plain(UUID tenant, String typed, String head, String begun, int skipped)
            throws SQLException {
        try (Connection connection = database.superuser()) {
            return rows(connection, PLAIN, tenant.toString(), typed, begun, head, SIZE, skipped);
        }
    }

    private List<String> searched(UUID tenant, String typed, String head, String begun, int skipped)
            throws SQLException {
        try (Connection connection = database.as(DatabaseRole.TENANT)) {
            connection.setAutoCommit(false);
            rows(connection, "select set_config('preau.tenant', ?, true)", tenant.toString());
            return rows(connection, SEARCHED, typed, head, begun, SIZE, skipped);
        }
    }

    private static List<String> rows(Connection connection, String sql, Object... values)
            throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            ResultSet result = statement.executeQuery();
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
