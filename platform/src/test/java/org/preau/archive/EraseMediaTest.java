package org.preau.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.Version;
import org.preau.main.ArchiveWiring;
import org.preau.site.Pictures;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** Somebody asks that a picture be gone: no object of the vault has it any more. */
class EraseMediaTest {

    private static final String LIST = "/espace/alpha/mediatheque";

    /** Of a picture's bytes, to be found again in whatever they are packed in. */
    private static final int SLICE = 32;

    private TestServer server;
    private Visitor lina;
    private EraseFromVersions erase;

    @BeforeEach
    void start() {
        server = TestServer.start();
        var house = server.house();
        lina = server.member(server.alpha(), Office.PRESIDENT);
        lina.get(LIST);
        erase =
                new EraseFromVersions(
                        house.database(),
                        house.jobs(),
                        ArchiveWiring.chapters(),
                        ArchiveWiring.vaults(house),
                        house.clock());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatStoodThereBeforeIsInNoVersionAndTheNewOneStaysWhateverComesBack() throws IOException {
        byte[] old = noise(1, 900);
        byte[] fresh = noise(2, 200);
        UUID id = sent(old);
        byte[] slice = slice(kept(id));
        long first = take(server.alpha());
        lina.upload(LIST + "/" + id + "/remplacement", "file", "b.png", fresh);
        take(server.alpha());
        String was = hash(id);
        take(server.beta());
        List<Version> beta = vault(server.beta()).versions();
        assertThat(holds(slice)).as("it is found where it is").isTrue();

        assertThat(lina.get(LIST + "/" + id).body()).contains("/effacement");
        assertThat(lina.get(LIST + "/" + id + "/effacement").body())
                .contains("Seulement ce qu’il y avait avant");
        assertThat(post(id, Map.of("what", "former", "seen", "0")).statusCode()).isEqualTo(303);
        restored(first);
        assertThat(hash(id)).as("not yet out of the vault, and not brought back").isEqualTo(was);
        assertThat(erase.due()).isEqualTo(1);
        erase.run(server.tenancy(server.alpha()));

        assertThat(holds(slice)).isFalse();
        assertThat(store("tenants/" + server.alpha().id() + "/")).noneMatch(it -> has(it, slice));
        restored(first);
        assertThat(hash(id)).isEqualTo(was);
        assertThat(looked(first)).as("the moment is still seen, without it").isEqualTo("ready");
        assertThat(vault(server.beta()).versions()).isEqualTo(beta);
        assertThat(lina.get("/espace/alpha/journal").body()).contains("Anciens fichiers effacés");
    }

    @Test
    void theWholeFileGoesAndNothingBringsItBack() throws IOException {
        UUID id = sent(noise(3, 200));
        UUID other = sent(noise(4, 200));
        byte[] slice = slice(kept(id));
        byte[] stays = slice(kept(other));
        long first = take(server.alpha());

        HttpResponse<String> gone = post(id, Map.of("what", "all", "seen", "0"));
        erase.run(server.tenancy(server.alpha()));

        assertThat(gone.statusCode()).isEqualTo(303);
        assertThat(holds(slice)).isFalse();
        assertThat(holds(stays)).isTrue();
        restored(first);
        assertThat(lina.get(LIST + "/" + id).statusCode()).isEqualTo(404);
        assertThat(lina.get(LIST + "/" + other).statusCode()).isEqualTo(200);
        for (Version version : vault(server.alpha()).versions()) {
            assertThat(vault(server.alpha()).paths(version.number()))
                    .noneMatch(it -> it.value().contains(id.toString()));
        }
    }

    /** Sent again by somebody who wants it there, it is like any other file. */
    @Test
    void whatIsSentAgainIsKeptAgain() throws IOException {
        byte[] picture = noise(5, 200);
        UUID id = sent(picture);
        byte[] slice = slice(kept(id));
        take(server.alpha());
        post(id, Map.of("what", "all", "seen", "0"));
        UUID again = sent(picture);
        take(server.alpha());
        erase.run(server.tenancy(server.alpha()));

        assertThat(again).isNotEqualTo(id);
        assertThat(holds(slice)).isTrue();
    }

    @Test
    void whoMayNotArrangeTheSiteErasesNothingFromItsSnapshots() throws IOException {
        UUID id = sent(noise(6, 200));
        Visitor writer = server.member(server.alpha(), Office.WRITER);
        writer.get(LIST);

        HttpResponse<String> refused =
                writer.post(LIST + "/" + id + "/effacement", Map.of("what", "all"));

        assertThat(refused.statusCode()).isIn(403, 404);
        assertThat(lina.get(LIST + "/" + id).statusCode()).isEqualTo(200);
        assertThat(writer.get(LIST + "/" + id).body()).doesNotContain("/effacement");
    }

    private HttpResponse<String> post(UUID id, Map<String, String> fields) {
        return lina.post(LIST + "/" + id + "/effacement", fields);
    }

    /** A picture that no compression makes smaller. */
    private static byte[] noise(int seed, int side) throws IOException {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return Pictures.written("png", image);
    }

    private UUID sent(byte[] picture) {
        lina.upload(LIST, "files", "a.png", picture);
        return UUID.fromString(
                one("select id::text from media order by created_at desc, id desc limit 1"));
    }

    private byte[] kept(UUID id) throws IOException {
        ObjectKey key = new ObjectKey("tenants/" + server.alpha().id() + "/media/" + hash(id));
        return server.house().store().read(key, 1 << 24).orElseThrow();
    }

    private static byte[] slice(byte[] picture) {
        return Arrays.copyOfRange(picture, picture.length / 2, picture.length / 2 + SLICE);
    }

    private String hash(UUID id) {
        return one("select sha256 from media where id = '" + id + "'");
    }

    /** Whether any object of alpha's vault has these bytes, or any version as it is read. */
    private boolean holds(byte[] slice) throws IOException {
        Vault vault = vault(server.alpha());
        for (Version version : vault.versions()) {
            for (var path : vault.paths(version.number())) {
                if (has(vault.read(version.number(), path, 1 << 24).orElseThrow(), slice)) {
                    return true;
                }
            }
        }
        ObjectStore vaults = server.house().vaults();
        return stored(vaults, "vaults/" + server.alpha().id() + "/").stream()
                .anyMatch(it -> has(it, slice));
    }

    private List<byte[]> store(String prefix) throws IOException {
        return stored(server.house().store(), prefix);
    }

    private static List<byte[]> stored(ObjectStore store, String prefix) throws IOException {
        List<byte[]> all = new java.util.ArrayList<>();
        for (ObjectStat it : store.list(prefix, null, 1000).objects()) {
            all.add(store.read(it.key(), 1 << 26).orElseThrow());
        }
        assertThat(all).isNotEmpty();
        return all;
    }

    private static boolean has(byte[] bytes, byte[] slice) {
        for (int i = 0; i + slice.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + slice.length, slice, 0, slice.length)) {
                return true;
            }
        }
        return false;
    }

    private void restored(long version) throws IOException {
        RestoreSnapshot.Outcome outcome =
                ArchiveWiring.restore(server.house())
                        .run(
                                new RestoreSnapshot.Order(
                                        server.tenancy(server.alpha()),
                                        TestServer.FIXTURE,
                                        Reason::word,
                                        version,
                                        Wish.EVERYTHING),
                                (_, _) -> {},
                                (_, _) -> {});
        assertThat(outcome).isInstanceOf(RestoreSnapshot.Restored.class);
    }

    private String looked(long version) {
        for (int i = 0; i < 60; i++) {
            String state =
                    org.jsoup.Jsoup.parse(lina.get("/espace/alpha/retours/" + version).body())
                                    .select(".then-frame iframe")
                                    .isEmpty()
                            ? "filling"
                            : "ready";
            if (state.equals("ready")) {
                return state;
            }
        }
        return lina.get("/espace/alpha/retours/" + version).body();
    }

    private Vault vault(Tenant tenant) {
        return ArchiveWiring.vaults(server.house()).of(tenant.id());
    }

    private long take(Tenant tenant) throws IOException {
        return ArchiveWiring.take(server.house())
                .run(server.tenancy(tenant), Reason.ASKED, "x", "x", Progress.SILENT)
                .number();
    }

    private String one(String sql) {
        return server.house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> tx.query(sql).one(String.class));
    }
}
