package org.preau.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.backup.vault.Progress;
import org.preau.base.Ids;
import org.preau.main.ArchiveWiring;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.whole.Fixture;

/** Going back from the workspace, by hand and without JavaScript. */
class MomentPagesTest {

    private static final String LIST = "/espace/alpha/retours";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private TestServer server;
    private Visitor lina;

    @BeforeEach
    void start() {
        server = TestServer.start();
        new Fixture(server).reset();
        change("delete from restoration");
        lina = server.member(server.alpha(), Office.PRESIDENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSiteThatWasBrokenIsBackAndComingBackIsUndone() {
        lina.get(LIST);
        assertThat(lina.post(LIST, Map.of()).statusCode()).isEqualTo(303);
        String moment = moment();
        change("update article set title = 'Cassé'");
        change("delete from comment");
        assertThat(lina.post(LIST, Map.of()).statusCode()).isEqualTo(303);

        assertThat(lina.get(moment).body()).contains("Modifié depuis").contains("Commentaires");
        assertThat(lina.get(moment + "/plan").body()).contains("Rien n’est encore changé");
        String id = Ids.next().toString();
        HttpResponse<String> asked = lina.post(moment, Map.of("id", id));
        assertThat(lina.post(moment, Map.of("id", id)).headers().firstValue("location"))
                .as("sent twice, it is done once")
                .isEqualTo(asked.headers().firstValue("location"));

        String told = waitFor("/espace/alpha/retour/" + id, "C’est revenu");
        assertThat(told).contains("Défaire ce retour");
        assertThat(count("article where title = 'Cassé'")).isZero();
        assertThat(count("comment")).isPositive();
        assertThat(count("audit_entry where act = 'snapshot.restored'")).isEqualTo(1);

        String undo = told.replaceAll("(?s).*href=\"([^\"]*/retours/\\d+/plan)\".*", "$1");
        String again = Ids.next().toString();
        lina.get(undo);
        lina.post(undo.replace("/plan", ""), Map.of("id", again));
        waitFor("/espace/alpha/retour/" + again, "C’est revenu");
        assertThat(count("article where title = 'Cassé'")).isPositive();
    }

    @Test
    void oneTextGetsItsWordsBackAsOneMoreVersion() {
        lina.get(LIST);
        lina.post(LIST, Map.of());
        UUID article = Fixture.id("a", "article");
        change("update article set body = 'perdu', version = 2 where id = '" + article + "'");

        HttpResponse<String> back = lina.post(moment() + "/textes/" + article, Map.of());

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(
                        count(
                                "article where id = '"
                                        + article
                                        + "' and body <> 'perdu' and version = 3"))
                .isEqualTo(1);
        assertThat(count("revision where article_id = '" + article + "' and version = 3"))
                .isEqualTo(1);
    }

    @Test
    void whoMayNotArrangeSeesNoMomentAndANumberThatIsNoneIsNotFound() {
        Visitor writer = server.member(server.alpha(), Office.WRITER);

        assertThat(writer.get(LIST).statusCode()).isEqualTo(403);
        for (String number : new String[] {"0", "999", "-1", "x", "99999999999999999999"}) {
            assertThat(lina.get(LIST + "/" + number).statusCode()).as(number).isEqualTo(404);
        }
    }

    /** Hidden neighbours: whatever is in beta's vault has no number here. */
    @Test
    void theNeighboursVaultIsItsOwn() throws IOException {
        for (int i = 0; i < 3; i++) {
            server.house()
                    .database()
                    .write(
                            server.tenancy(server.beta()),
                            tx -> tx.query("update site set about = about || 'x'").execute());
            take(server.beta());
        }

        assertThat(lina.get(LIST + "/4").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherPlaceBecomesWhatAnAssociationWas() throws IOException {
        long version = take(server.alpha());
        Tenant gamma = server.open("gamma", "Gamma");

        ArchiveWiring.copy(server.house()).run(server.alpha().id(), version, server.tenancy(gamma));

        assertThat(tree(gamma, take(gamma))).isEqualTo(tree(server.alpha(), version));
    }

    private Map<String, String> tree(Tenant tenant, long version) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        var vault = ArchiveWiring.vaults(server.house()).of(tenant.id());
        for (var path : vault.paths(version)) {
            texts.put(
                    path.value(),
                    new String(
                            vault.read(version, path, 1 << 20).orElseThrow(),
                            StandardCharsets.UTF_8));
        }
        return texts;
    }

    private long take(Tenant tenant) throws IOException {
        return ArchiveWiring.take(server.house())
                .run(server.tenancy(tenant), Reason.ASKED, "x", "x", Progress.SILENT)
                .number();
    }

    /** The newest one's page. */
    private String moment() {
        return lina.get(LIST).body().replaceAll("(?s).*?href=\"(" + LIST + "/\\d+)\".*", "$1");
    }

    private String waitFor(String path, String words) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String body = lina.get(path).body();
        while (!body.contains(words)) {
            assertThat(System.nanoTime()).as(path + ": " + body).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            body = lina.get(path).body();
        }
        return body;
    }

    private void change(String sql) {
        // What a test changes past all acts, a superuser changes: the role may not delete them all.
        new Fixture(server).run(java.util.List.of(qualified(sql)));
    }

    private String qualified(String sql) {
        String where = " tenant_id = '" + server.alpha().id() + "'";
        String named = sql.replaceFirst("^(update|delete from) ", "$1 preau.");
        return named + (named.contains(" where ") ? " and" : " where") + where;
    }

    private long count(String what) {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.alpha()),
                        tx -> tx.query("select count(*) from " + what).one(Long.class));
    }
}
