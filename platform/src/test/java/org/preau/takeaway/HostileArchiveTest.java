package org.preau.takeaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.store.ObjectStore;
import org.preau.takeaway.RefusedArchive.Why;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/** Archives that somebody has tampered with are refused in words, and nothing of them comes. */
class HostileArchiveTest {

    @TempDir private static Path folder;
    private static TestServer from;
    private static TestServer to;
    private static Map<String, byte[]> good;
    private static String root;
    private static long tenants;
    private static int objects;

    @BeforeAll
    static void start() throws IOException {
        from = TestServer.start();
        to = TestServer.start();
        new Fixture(from).reset();
        Path archive = folder.resolve("good.zip");
        org.preau.tenancy.Tenant gamma = from.open("gamma", "Gamma");
        var _ = Archives.pack(from, gamma, archive);
        good = Archives.files(archive);
        root = good.keySet().iterator().next().replaceAll("/.*", "/");
        tenants = tenants();
        objects = objects();
    }

    @AfterAll
    static void stop() {
        from.close();
        to.close();
    }

    @AfterEach
    void nothingCame() throws IOException {
        assertThat(tenants()).isEqualTo(tenants);
        assertThat(objects()).isEqualTo(objects);
    }

    @Test
    void aFileWithOtherBytesIsNamed() throws IOException {
        Path archive = zip(all -> all.put(root + "index.html", text("other")));

        assertThat(refused(archive))
                .satisfies(it -> assertThat(it.why()).isEqualTo(Why.SUM))
                .satisfies(it -> assertThat(it.what()).isEqualTo("index.html"));
    }

    @Test
    void filesThatNobodyListedOrThatAreGoneAreRefused() throws IOException {
        assertThat(why(zip(all -> all.put(root + "data/more.json", text("{}")))))
                .isEqualTo(Why.UNLISTED);
        assertThat(why(zip(all -> all.put("elsewhere/x", text("x"))))).isEqualTo(Why.UNLISTED);
        assertThat(why(zip(all -> all.remove(root + "data/site.json")))).isEqualTo(Why.MISSING);
        assertThat(why(zip(all -> all.remove(root + "MANIFEST")))).isEqualTo(Why.MISSING);
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        for (String name :
                new String[] {
                    "../x", "/etc/x", root + "a/../../x", root + "a\\x", "C:/x", root + "a//x"
                }) {
            assertThat(why(forged(all -> all.put(name, text("x"))))).as(name).isEqualTo(Why.NAME);
        }
    }

    @Test
    void oneNameTwiceIsRefused() throws IOException {
        Path archive = forged(all -> all.put(root + "data/sitf.json", text("{}")));
        byte[] bytes = Files.readAllBytes(archive);
        replace(bytes, "data/sitf.json", "data/site.json");
        Files.write(archive, bytes);

        assertThat(why(archive)).isIn(Why.TWICE, Why.SUM, Why.DAMAGED);
    }

    @Test
    void aLinkIsRefused() throws IOException {
        Path archive = forged(all -> all.put(root + "files/link", text("/etc/passwd")));
        byte[] bytes = Files.readAllBytes(archive);
        int header = header(bytes, root + "files/link");
        bytes[header + 5] = 3;
        bytes[header + 40] = (byte) 0xff;
        bytes[header + 41] = (byte) 0xa1;
        Files.write(archive, bytes);

        assertThat(why(archive)).isEqualTo(Why.LINK);
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
        long begun = System.nanoTime();
        Path archive =
                forged(all -> {
                    for (int i = 0; i < 4; i++) {
                        all.put(root + "files/" + i, new byte[150_000_000]);
                    }
                });
        long packed = System.nanoTime();

        assertThat(why(archive)).isEqualTo(Why.TOO_MUCH);
        assertThat((System.nanoTime() - packed) / 1e9)
                .as("packed in %s s", (packed - begun) / 1e9)
                .isLessThan(2);
    }

    @Test
    void rowsBeyondMeasureAreRefused() throws IOException {
        byte[] deep = text("{\"home\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}");

        assertThat(why(forged(all -> all.put(root + "data/site.json", deep)))).isEqualTo(Why.ROWS);
        assertThat(why(forged(all -> all.put(root + "data/site.json", new byte[70_000_000]))))
                .isIn(Why.TOO_MUCH, Why.ROWS);
        assertThat(why(forged(all -> all.put(root + "data/site.json", text("null")))))
                .isEqualTo(Why.ROWS);
        assertThat(
                        why(
                                forged(all ->
                                        all.put(
                                                root + "data/site/sections/no-id.json",
                                                text("{\"slug\":\"x\"}")))))
                .isEqualTo(Why.ROWS);
        assertThat(why(forged(all -> all.remove(root + "data/site.json")))).isEqualTo(Why.MISSING);
    }

    @Test
    void whatLiesNowhereOrWantsAnothersKeyIsRefused() throws IOException {
        String row =
                """
                {"id":"0199a7b0-0000-7000-8000-00000000000f","sha256":"../../../tenants/x","name":"x.png","bytes":1,"type":"image/png","kind":"picture"}
                """;
        assertThat(
                        why(
                                forged(all ->
                                        all.put(
                                                root
                                                        + "data/media/about/0199a7b0-0000-7000-8000-00000000000f.json",
                                                text(row)))))
                .isIn(Why.ROWS, Why.MISSING);
        assertThat(
                        why(
                                forged(all ->
                                        all.put(
                                                root + "data/objects.jsonl",
                                                text("{\"path\":\"a\",\"at\":\"../x\"}\n")))))
                .isEqualTo(Why.MISSING);
    }

    @Test
    void whatIsCutOffOrNoArchiveOrFromElsewhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(zip(_ -> {}));
        Path cut = folder.resolve("cut.zip");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));

        assertThat(why(cut)).isEqualTo(Why.DAMAGED);
        Files.write(cut, text("<html>not found</html>"));
        assertThat(why(cut)).isEqualTo(Why.DAMAGED);
        Files.write(cut, new byte[0]);
        assertThat(why(cut)).isEqualTo(Why.DAMAGED);
        assertThat(why(Archives.zip(Map.of("x", text("x")), folder.resolve("other.zip"))))
                .isEqualTo(Why.NOT_OURS);
    }

    @Test
    void whatANewerPreauWroteIsNotGuessed() throws IOException {
        String manifest = new String(good.get(root + Manifest.NAME), StandardCharsets.UTF_8);

        for (String newer :
                new String[] {
                    manifest.replace("\"version\":1", "\"version\":2"),
                    manifest.replaceFirst("\"schema\":\\d+", "\"schema\":9999")
                }) {
            assertThat(newer).isNotEqualTo(manifest);
            assertThat(why(forged(all -> all.put(root + Manifest.NAME, text(newer)))))
                    .isEqualTo(Why.TOO_NEW);
        }
        assertThat(why(forged(all -> all.put(root + Manifest.NAME, text("{\"format\":\"x\"}")))))
                .isEqualTo(Why.NOT_OURS);
        assertThat(
                        why(
                                forged(all ->
                                        all.put(
                                                root + Manifest.NAME,
                                                text("{\"format\":\"preau-takeaway\"}")))))
                .isEqualTo(Why.NOT_OURS);
    }

    private static Path zip(Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> all = new TreeMap<>(good);
        change.accept(all);
        return Archives.zip(all, folder.resolve("changed.zip"));
    }

    private static Path forged(Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> all = new TreeMap<>(good);
        change.accept(all);
        return Archives.forged(all, root, folder.resolve("forged.zip"));
    }

    private static Why why(Path archive) {
        return refused(archive).why();
    }

    private static RefusedArchive refused(Path archive) {
        return catchThrowableOfType(RefusedArchive.class, () -> Archives.bring(to, archive));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void replace(byte[] bytes, String from, String to) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = all.indexOf(from); at >= 0; at = all.indexOf(from, at + 1)) {
            System.arraycopy(text(to), 0, bytes, at, to.length());
        }
    }

    /** Where the list of all files speaks of this one. */
    private static int header(byte[] bytes, String name) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        return all.lastIndexOf(name) - 46;
    }

    private static long tenants() {
        return to.house()
                .database()
                .operator(
                        "count tenants",
                        tx -> tx.query("select count(*) from tenant").one(Long.class));
    }

    private static int objects() throws IOException {
        return to.house().store().list("tenants/", ObjectStore.MAX_PAGE).objects().size();
    }
}
