package org.preau.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.vault.Sha256;
import org.preau.base.Ids;
import org.preau.main.ArchiveWiring;
import org.preau.main.ProofWiring;
import org.preau.snapshot.Chapter;
import org.preau.snapshot.Chapters;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/** A proof passes when all comes back, and fails for each thing that would not. */
class ProofTest {

    private static final UUID PAGE = UUID.fromString("0199a7b0-0000-7000-8000-0000000000aa");

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start();
        for (Tenant tenant : List.of(server.alpha(), server.beta())) {
            picture(tenant);
        }
    }

    /** With the bytes that its hash says, unlike those of other tests. */
    private void picture(Tenant tenant) throws IOException {
        byte[] bytes = ("picture of " + tenant.slug()).getBytes(StandardCharsets.UTF_8);
        String sha256 = Sha256.of(bytes).hex();
        server.house()
                .store()
                .put(
                        new ObjectKey("tenants/" + tenant.id() + "/media/" + sha256),
                        Content.of(bytes));
        new Fixture(server)
                .run(
                        List.of(
                                """
                                insert into preau.media (tenant_id, id, sha256, name, type, bytes, created_by)
                                values ('%s', '%s', '%s', 'photo.png', 'image/png', %d, 'x')
                                """
                                        .formatted(tenant.id(), Ids.next(), sha256, bytes.length),
                                """
                                insert into preau.article (tenant_id, id, kind, slug, title, body, state, published_at)
                                values ('%s', '%s', 'page', 'une-page', 'Une page', 'Du texte', 'published', now())
                                """
                                        .formatted(tenant.id(), PAGE),
                                """
                                insert into preau.address (tenant_id, slug, article_id)
                                values ('%s', 'une-page', '%s')
                                """
                                        .formatted(tenant.id(), PAGE)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everythingThatIsKeptComesBackAndNothingIsLeftBehind() throws IOException {
        Report report = prove(server.alpha());

        assertThat(report.faults()).isEmpty();
        assertThat(report.figures().rows()).isGreaterThan(3);
        assertThat(report.figures().objects()).isPositive();
        assertThat(report.figures().pages()).isPositive();
        assertThat(report.figures().same()).as("held against the site as it is").isTrue();
        assertThat(report.figures().tree()).hasSize(64);
        assertThat(hidden()).isZero();
    }

    /** Another one of the same: what it says does not depend on the hour. */
    @Test
    void provenAgainItSaysTheSame() throws IOException {
        assertThat(prove(server.alpha()).figures().tree())
                .isEqualTo(prove(server.alpha()).figures().tree());
    }

    @Test
    void aFlippedByteInAStoredObjectIsFound() throws IOException {
        Report good = prove(server.alpha());
        ObjectKey key = object("media/");
        byte[] bytes = server.house().store().read(key, 1 << 20).orElseThrow();
        bytes[0] ^= 1;
        server.house().store().put(key, Content.of(bytes));

        assertThat(good.faults()).isEmpty();
        assertThat(kinds(prove(server.alpha()))).containsOnly("object");
    }

    @Test
    void aFileThatIsGoneIsFoundThoughItsBackupIsGood() throws IOException {
        prove(server.alpha());
        server.house().store().delete(object("media/"));

        assertThat(kinds(prove(server.alpha()))).containsOnly("lost");
    }

    @Test
    void aFlippedByteInTheVaultIsFound() throws IOException {
        prove(server.alpha());
        List<ObjectKey> packs =
                server.house().vaults().list("", null, 1000).objects().stream()
                        .map(ObjectStat::key)
                        .filter(it -> it.value().contains(server.alpha().id().toString()))
                        .filter(it -> it.value().contains("/packs/"))
                        .toList();
        for (ObjectKey pack : packs) {
            byte[] bytes = server.house().vaults().read(pack, 1 << 24).orElseThrow();
            bytes[bytes.length / 2] ^= 1;
            server.house().vaults().put(pack, Content.of(bytes));
        }

        assertThat(packs).as(server.house().vaults().list("", null, 1000).toString()).isNotEmpty();
        assertThat(kinds(prove(server.alpha()))).contains("vault");
    }

    @Test
    void aTableThatNoChapterNamesIsFound() throws IOException {
        List<Chapter> some = new ArrayList<>(ArchiveWiring.chapters().all());
        some.removeIf(it -> it.name().equals("comments"));

        Report report =
                ProofWiring.prove(server.house(), new Chapters(some))
                        .run(server.tenancy(server.alpha()));

        assertThat(kinds(report)).contains("table");
        assertThat(report.faults()).extracting(Report.Fault::what).contains("comment");
    }

    private Report prove(Tenant tenant) throws IOException {
        return ProofWiring.prove(server.house(), ArchiveWiring.chapters())
                .run(server.tenancy(tenant));
    }

    private static List<String> kinds(Report report) {
        return report.faults().stream().map(Report.Fault::kind).toList();
    }

    private ObjectKey object(String folder) throws IOException {
        return server
                .house()
                .store()
                .list("tenants/" + server.alpha().id() + "/" + folder, null, 1)
                .objects()
                .stream()
                .map(ObjectStat::key)
                .findFirst()
                .orElseThrow();
    }

    private long hidden() {
        return server.house()
                .database()
                .operator(
                        "count what must not be left",
                        tx -> {
                            tx.query("select set_config('preau.hidden', 'on', true)")
                                    .one(String.class);
                            return tx.query(
                                            "select count(*) from tenant where is_hidden(tenant_id)")
                                    .one(Long.class);
                        });
    }
}
