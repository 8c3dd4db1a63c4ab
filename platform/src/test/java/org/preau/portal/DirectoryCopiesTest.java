package org.preau.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** What associations offer to the directory reaches it as a copy, and is withdrawn the same way. */
class DirectoryCopiesTest {

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
        Town.comparison(server).run();
        Town.await(() -> shows("Association Alpha") && shows("Association Bêta"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aChangeOfWhatAnAssociationSaysOfItselfReachesTheDirectory() {
        Town.change(
                server, server.alpha(), "update site set tagline = :value", "On plante des ails");

        Town.await(() -> shows("On plante des ails"));

        assertThat(server.portal().get("/associations").body())
                .contains("http://alpha.localhost:" + server.port() + "/");
    }

    @Test
    void theSettingsFormOfAnAssociationIsFollowed() {
        Visitor president =
                Town.officer(
                        server,
                        server.alpha(),
                        "Prune Président",
                        "prune@people.example",
                        Office.PRESIDENT,
                        LocalDate.now(java.time.ZoneOffset.UTC).plusYears(1));
        String form = president.get("/espace/alpha/reglages").body();
        String version = form.replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");

        var answer =
                president.post(
                        "/espace/alpha/reglages",
                        Map.of(
                                "version", version,
                                "name", "Les Alphabètes",
                                "about", "Lire, écrire, compter les oies.",
                                "language", "fr"));

        assertThat(answer.statusCode()).isEqualTo(303);
        Town.await(() -> shows("Les Alphabètes"));
        assertThat(shows("Association Alpha")).isFalse();
        assertThat(shows("compter les oies")).isTrue();
    }

    @Test
    void whoIsSuspendedArchivedOrDeletedLeavesAndComesBackWhenActive() {
        Tenant alpha = server.alpha();
        for (String state : new String[] {"suspended", "archived", "deleted"}) {
            Town.state(server, alpha.id(), state);
            Town.await(() -> !shows("Association Alpha"));
            Town.state(server, alpha.id(), "active");
            Town.await(() -> shows("Association Alpha"));
        }
        assertThat(shows("Association Bêta")).isTrue();
    }

    @Test
    void theComparisonMendsWhatNobodySaid() {
        server.house()
                .database()
                .write(
                        Town.portal(server),
                        tx -> {
                            tx.query("delete from directory_entry where slug = 'alpha'").execute();
                            tx.query(
                                            "update directory_entry set name = 'Périmée' where slug = 'beta'")
                                    .execute();
                            tx.query(
                                            """
                                            insert into directory_entry (association, name, slug, host)
                                            values (gen_random_uuid(), 'Fantôme', 'fantome', 'fantome.localhost')
                                            """)
                                    .execute();
                            return true;
                        });
        assertThat(shows("Fantôme")).isTrue();

        Town.comparison(server).run();

        Town.await(() -> shows("Association Alpha") && shows("Association Bêta"));
        assertThat(shows("Périmée")).isFalse();
        assertThat(shows("Fantôme")).isFalse();
    }

    @Test
    void theComparisonFindsNothingWhereAllIsCopied() {
        Town.comparison(server).run();

        int waiting =
                server.house()
                        .database()
                        .operator(
                                "test",
                                tx ->
                                        tx.query(
                                                        """
                                                        select count(*) from scheduled_tasks
                                                         where task_name = 'portal.directory' and not picked
                                                        """)
                                                .one(Integer.class));
        assertThat(waiting).isZero();
    }

    private boolean shows(String text) {
        return server.portal().get("/associations").body().contains(text);
    }
}
