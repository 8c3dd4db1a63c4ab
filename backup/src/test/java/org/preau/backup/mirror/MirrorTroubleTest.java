package org.preau.backup.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.store.ChildJvm;
import org.preau.backup.store.Content;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.FakeServer;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.ObjectStores;
import org.preau.backup.store.S3ProxyServer;
import org.preau.backup.store.S3Settings;
import org.preau.backup.store.S3Store;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.Tag;

/** A mirror that is killed, full, refused, slow or kept from losing anything; and in a bucket. */
class MirrorTroubleTest {
    private static final int KILLS = 12;
    private static final String DENIED =
            "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
    private static final String REFUSED =
            "HTTP/1.1 403 Forbidden\r\nContent-Type: application/xml\r\nContent-Length: "
                    + DENIED.length()
                    + "\r\n\r\n"
                    + DENIED;

    private final KeyRing ring = KeyRing.create(Clock.systemUTC());

    @TempDir private Path folder;
    private ObjectStore primary;
    private TestVault alpha;

    @BeforeEach
    void open() throws IOException {
        primary = DirectoryStore.open(folder.resolve("primary"));
        alpha = new TestVault(primary, "alpha");
    }

    @AfterEach
    void close() {
        primary.close();
    }

    @Test
    void killed_at_any_moment_it_holds_a_whole_version_and_goes_on() throws Exception {
        new KeyRingFile(folder.resolve("keys")).create(ring);
        Path mirror = folder.resolve("mirror");
        var random = new Random();
        List<ObjectKey> keys = alpha.addRandom(0, 10, 200_000);
        int killed = 0;
        int version = 0;
        for (int round = 0; round < KILLS; round++) {
            keys.addAll(alpha.addRandom(round + 1, 20, 200_000));
            alpha.commit(round + 1, keys);
            try (ChildJvm child = ChildJvm.start(KilledMirror.class, folder, mirror)) {
                assertThat(child.line()).isEqualTo("begun");
                // Not a wait for something to happen: the moment of the kill is meant to be any.
                boolean _ = child.process().waitFor(random.nextInt(150), TimeUnit.MILLISECONDS);
                killed += child.kill().contains("done") ? 0 : 1;
            }
            int now = version(mirror);
            assertThat(now).isBetween(version, round + 1);
            version = now;
        }
        assertThat(killed).isPositive();
        assertThat(resumed(mirror)).isTrue();
        assertThat(version(mirror)).isEqualTo(KILLS);
    }

    @Test
    void a_full_disk_is_told_and_the_mirror_keeps_its_version() throws Exception {
        new KeyRingFile(folder.resolve("keys")).create(ring);
        alpha.commit(1, alpha.addRandom(1, 100, 200_000));
        Path mountPoint = Files.createDirectory(folder.resolve("small"));
        List<String> inNameSpace =
                List.of(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=3m preau-full-mirror \"$0\" && exec \"$@\"",
                        mountPoint.toString());

        try (ChildJvm child = ChildJvm.start(inNameSpace, KilledMirror.class, folder, mountPoint)) {
            List<String> said = child.end();
            assertThat(said.get(1)).contains("the disk or its quota is full");
            assertThat(said.subList(2, 4)).containsExactly("whole: false", "exit 0");
        }
    }

    @Test
    void a_mirror_that_refuses_is_told_in_its_words() throws Exception {
        alpha.commit(1, alpha.addRandom(1, 50, 1000));
        try (var server = new FakeServer(REFUSED, false);
                ObjectStore mirror = encryptedBucket(server.port())) {
            MirrorOutcome outcome = run(mirror);

            assertThat(outcome).isInstanceOf(MirrorOutcome.Stopped.class);
            assertThat(((MirrorOutcome.Stopped) outcome).why()).contains("AccessDenied");
            assertThat(server.requests()).hasSizeLessThan(5);
        }
    }

    @Test
    void a_mirror_that_falls_silent_is_not_waited_for_without_end() throws Exception {
        alpha.commit(1, alpha.addRandom(1, 50, 1000));
        try (var server = new FakeServer("", true);
                ObjectStore mirror = encryptedBucket(server.port())) {
            long begin = System.nanoTime();
            MirrorOutcome outcome = run(mirror);

            assertThat(outcome).isInstanceOf(MirrorOutcome.Stopped.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void a_bucket_is_mirrored_into_and_read_and_repaired_by_the_contract() throws Exception {
        try (S3ProxyServer server = S3ProxyServer.start()) {
            server.createBucket("mirror");
            try (ObjectStore under =
                            ObjectStores.open(
                                    server.location("mirror"), S3ProxyServer.CREDENTIALS);
                    ObjectStore mirror = new EncryptedStore(under, ring)) {
                List<ObjectKey> keys = alpha.addRandom(1, 40, 300_000);
                keys.add(alpha.add(TestVault.bytes(3, 9_000_000)));
                alpha.commit(1, keys);
                assertThat(run(mirror)).isInstanceOf(MirrorOutcome.Mirrored.class);
                assertThat(new TestVault(mirror, "alpha").wholeVersion()).isEqualTo(1);

                spoilEach(under);
                VerifyOutcome outcome =
                        new VerifyObjects(mirror, primary, 3, Clock.systemUTC())
                                .run("alpha", Sample.ALL, keys, _ -> {});

                assertThat(outcome).isInstanceOf(VerifyOutcome.Repaired.class);
                assertThat(outcome.report().damaged()).isEqualTo(41);
                assertThat(TestVault.keys(under, "damaged/")).hasSize(41);
                assertThat(new TestVault(mirror, "alpha").wholeVersion()).isEqualTo(1);
            }
        }
    }

    @Test
    void an_append_only_mirror_loses_nothing_whatever_is_asked_of_it() throws Exception {
        List<ObjectKey> keys = alpha.addRandom(1, 5, 1000);
        alpha.commit(1, keys);
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(400));
        MirrorSettings settings = MirrorSettings.USUAL.appendOnly(true).thorough(true);
        try (ObjectStore mirror =
                new AppendOnlyStore(
                        new EncryptedStore(DirectoryStore.open(folder.resolve("mirror")), ring))) {
            mirror(mirror, settings);
            for (int version = 2; version <= 4; version++) {
                primary.delete(keys.removeFirst());
                alpha.commit(version, keys);
                mirror(mirror, settings.clock(later));
            }

            assertThat(TestVault.keys(mirror, Vaults.prefix("alpha"))).hasSize(5 + 1);
            assertThat(TestVault.keys(mirror, "mirror/alpha/heads/")).hasSize(4);
            assertThatThrownBy(() -> mirror.delete(keys.getFirst()))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("only ever gets more");
            assertThatThrownBy(() -> mirror.put(keys.getFirst(), Content.of(new byte[1])))
                    .isInstanceOf(StoreUnavailable.class);
            // Somebody who goes round the mirror and writes heads.
            for (int i = 0; i < 3; i++) {
                Tag _ = mirror.put(Vaults.head("alpha"), Content.of(new byte[] {(byte) i}));
            }
            assertThat(TestVault.keys(mirror, "mirror/alpha/heads/")).hasSize(4 + 2);
        }
    }

    private MirrorOutcome run(ObjectStore mirror) {
        return new MirrorVault(primary, mirror, MirrorSettings.USUAL).run("alpha", _ -> {});
    }

    private void mirror(ObjectStore mirror, MirrorSettings settings) {
        assertThat(new MirrorVault(primary, mirror, settings).run("alpha", _ -> {}))
                .isInstanceOf(MirrorOutcome.Mirrored.class);
    }

    private ObjectStore encryptedBucket(int port) {
        var settings =
                new S3Settings(
                        URI.create("http://127.0.0.1:" + port),
                        S3Settings.DEFAULT_REGION,
                        "bucket",
                        "",
                        S3ProxyServer.CREDENTIALS,
                        true,
                        8,
                        Duration.ofSeconds(1));
        return new EncryptedStore(S3Store.open(settings), ring);
    }

    /** One bit in each object of the bucket, as the server would give it. */
    private static void spoilEach(ObjectStore under) throws IOException {
        var random = new Random(7);
        for (ObjectKey key : TestVault.keys(under, "vaults/alpha/packs/")) {
            byte[] bytes = under.read(key, 20_000_000).orElseThrow();
            int bit = random.nextInt(8 * bytes.length);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Tag _ = under.put(key, Content.of(bytes));
        }
    }

    private int version(Path mirror) throws IOException {
        try (ObjectStore store = new EncryptedStore(DirectoryStore.open(mirror), ring)) {
            return store.stat(Vaults.head("alpha")).isEmpty()
                    ? 0
                    : new TestVault(store, "alpha").wholeVersion();
        }
    }

    /** The turn of a killed run is waited for: a third of a second here. */
    private boolean resumed(Path mirror) throws IOException {
        MirrorSettings settings = MirrorSettings.USUAL.lease(Duration.ofMillis(300));
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try (ObjectStore store = new EncryptedStore(DirectoryStore.open(mirror), ring)) {
            MirrorOutcome outcome;
            do {
                outcome = new MirrorVault(primary, store, settings).run("alpha", _ -> {});
            } while (outcome instanceof MirrorOutcome.Busy && System.nanoTime() < end);
            return outcome instanceof MirrorOutcome.Mirrored
                    || outcome instanceof MirrorOutcome.Unchanged;
        }
    }
}
