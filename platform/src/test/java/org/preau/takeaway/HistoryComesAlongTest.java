package org.preau.takeaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.archive.Reason;
import org.preau.archive.RestoreSnapshot;
import org.preau.archive.Wish;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Sha256;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.Version;
import org.preau.base.Ids;
import org.preau.base.Slug;
import org.preau.main.ArchiveWiring;
import org.preau.main.TakeawayWiring;
import org.preau.tenancy.Tenant;
import org.preau.testing.PeakHeap;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/** An association that moves to another Préau goes back there as far as it could here. */
class HistoryComesAlongTest {

    private static final int VERSIONS = 12;
    private static final int LARGE = 24_000_000;
    private static final long HEAP = 128L << 20;

    @TempDir private Path folder;
    private TestServer from;
    private TestServer to;

    @BeforeEach
    void start() {
        from = TestServer.start();
        to = TestServer.start();
        new Fixture(from).reset();
    }

    @AfterEach
    void stop() {
        from.close();
        to.close();
    }

    @Test
    void allVersionsAreThereWithTheirTimesAndWordsAndOneGoesBackToTheFirst() throws IOException {
        film();
        long first = 0;
        for (int i = 0; i < VERSIONS; i++) {
            change("update site set about = 'Moment " + i + "'");
            long taken = take(from, from.alpha());
            first = i == 0 ? taken : first;
        }
        Path archive = folder.resolve("alpha.zip");
        PeakHeap packing = PeakHeap.begin();
        var _ = Archives.pack(from, from.alpha(), archive);
        long packed = packing.more();

        PeakHeap bringing = PeakHeap.begin();
        BringTakeaway.Brought brought = bring(archive, "venue");
        long came = bringing.more();

        Tenant there = to.house().directory().bySlug(new Slug("venue")).orElseThrow();
        List<Version> old = vault(from, from.alpha()).versions();
        List<Version> versions = vault(to, there).versions();
        assertThat(brought.versions()).isEqualTo(old.size());
        assertThat(brought.missing()).isEmpty();
        assertThat(versions.stream().map(it -> it.time().getEpochSecond() + it.message()).toList())
                .isEqualTo(
                        old.stream().map(it -> it.time().getEpochSecond() + it.message()).toList());
        assertThat(files(to, there, first)).isEqualTo(files(from, from.alpha(), first));

        RestoreSnapshot.Outcome back =
                ArchiveWiring.restore(to.house())
                        .run(
                                new RestoreSnapshot.Order(
                                        to.tenancy(there),
                                        TestServer.FIXTURE,
                                        Reason::word,
                                        first,
                                        Wish.EVERYTHING),
                                (_, _) -> {},
                                (_, _) -> {});
        assertThat(back).isInstanceOf(RestoreSnapshot.Restored.class);
        assertThat(about(to, there)).isEqualTo("Moment 0");
        System.out.printf(
                "%d versions and a file of %d MB: packing took %d MiB of heap at most, bringing %d MiB%n",
                old.size(), LARGE / 1_000_000, packed >> 20, came >> 20);
        assertThat(packed).isLessThan(HEAP);
        assertThat(came).isLessThan(HEAP);
    }

    /** The association comes all the same, and is told what did not. */
    @Test
    void aBundleThatIsNoneKeepsNobodyFromComing() throws IOException {
        long _ = take(from, from.alpha());
        Path archive = folder.resolve("alpha.zip");
        var _ = Archives.pack(from, from.alpha(), archive);
        for (String damaged :
                List.of(
                        "rien",
                        "# v2 git bundle\n\nPACK",
                        "# v2 git bundle\n" + "a".repeat(20_000))) {
            Map<String, byte[]> files = Archives.files(archive);
            String bundle =
                    files.keySet().stream()
                            .filter(it -> it.endsWith(".bundle"))
                            .findFirst()
                            .orElseThrow();
            String root = bundle.substring(0, bundle.indexOf('/') + 1);
            files.put(bundle, damaged.getBytes(StandardCharsets.UTF_8));
            Path forged = Archives.forged(files, root, folder.resolve("forged.zip"));

            BringTakeaway.Brought brought = bring(forged, "venue-" + damaged.length());

            assertThat(brought.versions()).isZero();
            assertThat(brought.missing()).containsExactly(bundle.substring(root.length()));
        }
        try (var left = Files.list(to.house().settings().data().resolve("uploads"))) {
            assertThat(left.filter(it -> it.toString().contains("history-"))).isEmpty();
        }
    }

    private BringTakeaway.Brought bring(Path archive, String slug) throws IOException {
        return (BringTakeaway.Brought)
                TakeawayWiring.bring(to.house())
                        .run(archive, new Slug(slug), TestServer.FIXTURE, (_, _, _) -> {});
    }

    /** A large one, which git has as a pointer. */
    private void film() throws IOException {
        byte[] bytes = new byte[LARGE];
        new Random(3).nextBytes(bytes);
        String sha256 = Sha256.of(bytes).hex();
        from.house()
                .store()
                .put(
                        new ObjectKey("tenants/" + from.alpha().id() + "/media/" + sha256),
                        Content.of(bytes));
        new Fixture(from)
                .run(
                        List.of(
                                """
                                insert into preau.media (tenant_id, id, sha256, name, type, bytes, created_by)
                                values ('%s', '%s', '%s', 'film.mp4', 'video/mp4', %d, 'x')
                                """
                                        .formatted(from.alpha().id(), Ids.next(), sha256, LARGE)));
    }

    private void change(String sql) {
        int changed =
                from.house()
                        .database()
                        .write(from.tenancy(from.alpha()), tx -> tx.query(sql).execute());
        assertThat(changed).isEqualTo(1);
    }

    private static long take(TestServer server, Tenant tenant) throws IOException {
        return ArchiveWiring.take(server.house())
                .run(server.tenancy(tenant), Reason.ASKED, "x", "x", Progress.SILENT)
                .number();
    }

    private static String about(TestServer server, Tenant tenant) {
        return server.house()
                .database()
                .read(
                        server.tenancy(tenant),
                        tx -> tx.query("select about from site").one(String.class));
    }

    /** What a version has but for people, who have other accounts here. */
    private static Map<String, String> files(TestServer server, Tenant tenant, long version)
            throws IOException {
        Vault vault = vault(server, tenant);
        Map<String, String> files = new TreeMap<>();
        for (var path : vault.paths(version)) {
            if (!path.value().startsWith("people/")) {
                byte[] bytes = vault.read(version, path, 1 << 28).orElseThrow();
                files.put(path.value(), Sha256.of(bytes).hex());
            }
        }
        return files;
    }

    private static Vault vault(TestServer server, Tenant tenant) {
        return ArchiveWiring.vaults(server.house()).of(tenant.id());
    }
}
