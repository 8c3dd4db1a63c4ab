package org.preau.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.backup.vault.Progress;
import org.preau.main.ArchiveWiring;
import org.preau.sql.Database;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/** Hidden places are few, and nothing of them stays. */
class ScratchPlacesTest {

    private TestServer server;
    private Database database;
    private ScratchPlaces places;

    @BeforeEach
    void start() {
        server = TestServer.start();
        database = server.house().database();
        places = ArchiveWiring.places(server.house());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void askedTwiceItIsOneAndOnlyTheLastThreeStay() {
        for (long version = 901; version <= 905; version++) { // moments nobody made
            UUID first = places.open(server.alpha().id(), version).orElseThrow().id();
            UUID again = places.open(server.alpha().id(), version).orElseThrow().id();
            assertThat(again).isEqualTo(first);
        }

        assertThat(versions()).containsExactly(903L, 904L, 905L);
        assertThat(hidden()).isEqualTo(3);
    }

    @Test
    void whatNobodyLooksAtGoesAndWhatACrashLeavesToo() {
        var _ = places.open(server.alpha().id(), 1).orElseThrow();
        new Fixture(server)
                .run(
                        List.of(
                                "update preau.scratch_place set used_at = now() - interval '31 minutes', state = 'ready'",
                                """
                                insert into preau.tenant (tenant_id, kind, slug, name, theme)
                                values ('ffffffff-0000-7000-8000-000000000001', 'association', 'x-lost', 'x', 'x')
                                """));

        int _ = places.sweep(); // the server's own job may have been quicker with one of the two

        assertThat(hidden()).isZero();
        assertThat(versions()).isEmpty();
        assertThat(places.sweep()).isZero();
    }

    @Test
    void noSnapshotFollowsAPlaceAndNoServerKnowsOfIt() throws IOException {
        new Fixture(server).reset();
        long version =
                ArchiveWiring.take(server.house())
                        .run(
                                server.tenancy(server.alpha()),
                                Reason.ASKED,
                                "x",
                                "x",
                                Progress.SILENT)
                        .number();
        int known = server.house().directory().size();
        ScratchPlace place = places.open(server.alpha().id(), version).orElseThrow();
        ArchiveWiring.fill(server.house())
                .look(server.tenancy(server.alpha()), place, (_, _) -> {});

        assertThat(server.house().directory().size()).isEqualTo(known);
        List<String> everywhere =
                database.operator(
                        "look through every table",
                        tx ->
                                tx.query(
                                                """
                                                select tablename
                                                  from pg_policies
                                                 where schemaname = 'preau'
                                                   and roles = '{preau_operator}'
                                                   and tablename not in ('tenant', 'scheduled_tasks', 'account')
                                                   and qual not like '%is_hidden%'
                                                """)
                                        .list(String.class));
        assertThat(everywhere)
                .as("tables where whoever works across associations sees it")
                .isEmpty();
        long marks =
                database.operator(
                        "count its marks",
                        tx ->
                                tx.query(
                                                "select count(*) from change_mark where tenant_id::text = :id")
                                        .bind("id", place.id().toString())
                                        .one(Long.class));
        assertThat(marks).isZero();
    }

    private List<Long> versions() {
        return database.read(
                server.tenancy(server.alpha()),
                tx ->
                        tx.query("select version from scratch_place order by version")
                                .list(Long.class));
    }

    private long hidden() {
        return database.operator(
                "count hidden places",
                tx -> {
                    tx.query("select set_config('preau.hidden', 'on', true)").one(String.class);
                    return tx.query("select count(*) from tenant where is_hidden(tenant_id)")
                            .one(Long.class);
                });
    }
}
