package org.preau.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.backup.vault.Progress;
import org.preau.main.ArchiveWiring;
import org.preau.snapshot.Counts;
import org.preau.snapshot.Erased;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/** A site is broken on purpose and brought back; its neighbour does not notice. */
class RestoreSnapshotTest {

    private static final UUID ARTICLE = Fixture.id("a", "article");

    private TestServer server;
    private RestoreSnapshot restore;

    @BeforeEach
    void start() {
        server = TestServer.start();
        new Fixture(server).reset();
        restore = ArchiveWiring.restore(server.house());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everythingComesBackAndComingBackIsUndone() throws IOException {
        long good = take();
        Map<String, String> beta = tree(server.beta());
        change("delete from comment");
        change("delete from article where id = '" + ARTICLE + "'");
        change("update tenant set name = 'Broken' where tenant_id = tenant()");
        change(
                "insert into section (id, slug, title) values ('"
                        + new UUID(0, 1)
                        + "', 'new', 'New')");

        RestoreSnapshot.Restored done = restored(good, Wish.EVERYTHING);

        var site = requireNonNull(done.counts().get("site"));
        assertThat(site.back()).isPositive();
        assertThat(site.gone()).isEqualTo(1);
        assertThat(tree(server.alpha())).isEqualTo(tree(server.alpha(), good));
        assertThat(server.house().directory().byId(server.alpha().id()).orElseThrow().name())
                .isNotEqualTo("Broken");

        restored(done.before(), Wish.EVERYTHING);

        assertThat(tree(server.alpha())).isEqualTo(tree(server.alpha(), done.before()));
        assertThat(tree(server.beta())).isEqualTo(beta);
    }

    @Test
    void aPlanSaysWhatARestoreThenDoes() throws IOException {
        long good = take();
        change("delete from comment");
        change("update section set title = 'Other'");

        Map<String, Counts> plan = restore.plan(order(good, Wish.EVERYTHING)).orElseThrow();
        RestoreSnapshot.Restored done = restored(good, Wish.EVERYTHING);

        assertThat(plan).isNotEmpty().isEqualTo(done.counts());
    }

    @Test
    void oneTextComesBackWithAllThatWentWithItAndNothingElseChanges() throws IOException {
        long good = take();
        change("update section set title = 'Other'");
        change("delete from article where id = '" + ARTICLE + "'");

        RestoreSnapshot.Restored done = restored(good, Wish.text(ARTICLE));

        assertThat(count("article where id = '" + ARTICLE + "'")).isEqualTo(1);
        assertThat(count("revision where article_id = '" + ARTICLE + "'")).isPositive();
        assertThat(count("section where title = 'Other'")).isPositive();
        assertThat(done.counts().values()).allMatch(it -> it.gone() == 0 && it.changed() == 0);
    }

    @Test
    void whatWasErasedSinceStaysErased() throws IOException {
        long good = take();
        String answer = Fixture.id("a", "answer").toString();
        change("delete from answer where id = '" + answer + "'");
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            Erased.note(tx, "answer", answer);
                            return 0;
                        });
        change("delete from comment");

        restored(good, Wish.EVERYTHING);

        assertThat(count("answer where id = '" + answer + "'")).isZero();
        assertThat(count("answer_file where answer_id = '" + answer + "'")).isZero();
        assertThat(count("comment")).isPositive();
    }

    @Test
    void oneKindComesBackAloneAndTheOthersStayAsTheyAre() throws IOException {
        long good = take();
        change("update site set logo_id = null");
        change("delete from comment");
        change("delete from media");

        RestoreSnapshot.Restored comments =
                restored(good, new Wish(java.util.List.of("comments"), null, false));
        RestoreSnapshot.Restored media =
                restored(good, new Wish(java.util.List.of("media"), null, false));

        assertThat(comments.counts().keySet()).isEqualTo(Set.of("comments"));
        assertThat(media.counts().keySet()).isEqualTo(Set.of("media"));
        assertThat(count("media")).isPositive();
    }

    @Test
    void aTextThatGoesBackAloneIsItsNewestVersionAndCanBeSavedAgain() throws IOException {
        long good = take();
        String text = "'" + ARTICLE + "'";
        String before = one("select body from article where id = " + text);
        change("update article set version = version + 2, body = 'Gâché' where id = " + text);
        change(
                "insert into revision (article_id, version, title, lead, body, saved_by)"
                        + " select id, version, title, lead, body, 'x' from article where id = "
                        + text);

        restored(good, new Wish(java.util.List.of("site"), null, false));

        assertThat(one("select body from article where id = " + text)).isEqualTo(before);
        assertThat(
                        one(
                                "select r.body from article a join revision r on r.article_id = a.id"
                                        + " and r.version = a.version where a.id = "
                                        + text))
                .isEqualTo(before);
        assertThat(
                        count(
                                "revision r join article a on a.id = r.article_id and r.version > a.version"))
                .isZero();
    }

    private String one(String sql) {
        return server.house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> tx.query(sql).one(String.class));
    }

    private RestoreSnapshot.Restored restored(long version, Wish wish) throws IOException {
        RestoreSnapshot.Outcome outcome =
                restore.run(order(version, wish), (_, _) -> {}, (_, _) -> {});
        assertThat(outcome).isInstanceOf(RestoreSnapshot.Restored.class);
        return (RestoreSnapshot.Restored) outcome;
    }

    private RestoreSnapshot.Order order(long version, Wish wish) {
        return new RestoreSnapshot.Order(
                server.tenancy(server.alpha()), TestServer.FIXTURE, Reason::word, version, wish);
    }

    private long take() throws IOException {
        return ArchiveWiring.take(server.house())
                .run(server.tenancy(server.alpha()), Reason.ASKED, "x", "x", Progress.SILENT)
                .number();
    }

    private void change(String sql) {
        server.house()
                .database()
                .write(server.tenancy(server.alpha()), tx -> tx.query(sql).execute());
    }

    private long count(String what) {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.alpha()),
                        tx -> tx.query("select count(*) from " + what).one(Long.class));
    }

    private Map<String, String> tree(Tenant tenant) throws IOException {
        long number =
                ArchiveWiring.take(server.house())
                        .run(server.tenancy(tenant), Reason.ASKED, "x", "x", Progress.SILENT)
                        .number();
        return tree(tenant, number);
    }

    /** All texts of a version, but what people's typing and visits change by themselves. */
    private Map<String, String> tree(Tenant tenant, long version) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        var vault = ArchiveWiring.vaults(server.house()).of(tenant.id());
        for (var path : vault.paths(version)) {
            texts.put(
                    path.value(),
                    new String(vault.read(version, path, 1 << 20).orElseThrow(), ISO_8859_1));
        }
        return texts;
    }
}
