package org.preau.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.ObjectStores;
import org.preau.backup.store.S3ProxyServer;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultName;
import org.preau.main.MirrorWiring;
import org.preau.main.Settings;
import org.preau.tenancy.Tenant;

/** The mirror in a bucket of a real S3 server, as the settings of the platform say it. */
class BucketMirrorTest {

    private static S3ProxyServer buckets;
    private static int count;

    private String location;
    private MirrorPlace place;
    private Ground ground;
    private Tenant alpha;
    private Tenant beta;

    @BeforeAll
    static void startBuckets() {
        buckets = S3ProxyServer.start();
        buckets.createBucket("miroir");
    }

    @AfterAll
    static void stopBuckets() {
        buckets.close();
    }

    @BeforeEach
    void start() throws IOException {
        Path folder = Files.createTempDirectory("preau-keys");
        Path keys = folder.resolve("mirror.keys");
        assertThat(new KeyRingFile(keys).create(KeyRing.create(Clock.systemUTC()))).isTrue();
        location = "s3://miroir/valrive-" + ++count + "?endpoint=" + buckets.endpoint();
        Map<String, String> said =
                Map.of(
                        "PREAU_MIRROR", location,
                        "PREAU_MIRROR_KEYS", keys.toString(),
                        "PREAU_MIRROR_KEY", S3ProxyServer.CREDENTIALS.accessKey(),
                        "PREAU_MIRROR_SECRET", S3ProxyServer.CREDENTIALS.secretKey());
        place = MirrorWiring.place(Settings.read(folder, said, Map.of()));
        // The server itself has none: by night it would run at once, by its own clock.
        ground = Ground.still();
        ground.mirror = ground.feature(place);
        alpha = ground.server.alpha();
        beta = ground.server.beta();
        ground.take(alpha);
        ground.take(beta);
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void itsNightsAreThoseOfAFolderAndTheBucketSaysNothing() throws IOException {
        assertThat(ground.mirror.run()).isEmpty();
        assertThat(ground.standing().latest().orElseThrow().copied()).isEqualTo(2);
        ground.change(alpha, "Une devise à nulle autre pareille");
        ground.take(alpha);

        assertThat(ground.night()).isEmpty();

        assertThat(ground.standing().latest().orElseThrow().copied()).isEqualTo(1);
        assertThat(ground.word()).isEqualTo("well");
        try (ObjectStore mirror = place.open()) {
            assertThat(versions(mirror, alpha)).isEqualTo(2);
            assertThat(versions(mirror, beta)).isEqualTo(1);
        }
        try (ObjectStore bucket = bucket()) {
            for (ObjectKey key : Ground.keys(bucket, "")) {
                String bytes = new String(Ground.bytes(bucket, key), StandardCharsets.ISO_8859_1);
                assertThat(bytes).as(key.value()).doesNotContain("tagline", "preau-h1", "PACK\0");
            }
        }
    }

    @Test
    void whatIsDamagedInTheBucketIsRepairedAndWhatIsDamagedHereComesFromIt() throws IOException {
        assertThat(ground.mirror.run()).isEmpty();
        ObjectKey here = pack(alpha);
        ObjectKey there = pack(beta);
        byte[] good = Ground.bytes(ground.vaults(), here);
        Ground.damage(ground.vaults(), here);
        try (ObjectStore mirror = place.open()) {
            Ground.damage(mirror, there);
        }

        // Who was off for so long reads everything in one night.
        ground.clock.pass(Duration.ofDays(40));
        assertThat(ground.mirror.run()).isEmpty();

        assertThat(Ground.bytes(ground.vaults(), here)).isEqualTo(good);
        try (ObjectStore mirror = place.open()) {
            assertThat(Ground.bytes(mirror, there)).isEqualTo(Ground.bytes(ground.vaults(), there));
        }
        assertThat(ground.standing().repaired()).isEqualTo(2);
        assertThat(ground.word()).isEqualTo("well");
    }

    @Test
    void anErasedAssociationLeavesTheBucketAndTheOtherStays() throws IOException {
        assertThat(ground.mirror.run()).isEmpty();
        for (ObjectKey key : Ground.keys(ground.vaults(), "vaults/" + alpha.id() + "/")) {
            ground.vaults().delete(key);
        }
        ground.operator(
                "insert into mirror_vault (name, gone_at) values ('%s', now()) on conflict (name) do update set gone_at = now()"
                        .formatted(alpha.id()));

        ground.clock.pass(RunMirror.GONE_KEPT.plusDays(1));
        assertThat(ground.mirror.run()).isEmpty();

        try (ObjectStore mirror = place.open()) {
            assertThat(Ground.keys(mirror, "vaults/" + alpha.id())).isEmpty();
            assertThat(Ground.keys(mirror, "mirror/" + alpha.id())).isEmpty();
            assertThat(versions(mirror, beta)).isEqualTo(1);
        }
    }

    /** As whoever runs the bucket sees it. */
    private ObjectStore bucket() throws IOException {
        return ObjectStores.open(location, S3ProxyServer.CREDENTIALS);
    }

    private static int versions(ObjectStore mirror, Tenant tenant) throws IOException {
        Vault copy = Vault.open(mirror, new VaultName(tenant.id().toString()));
        assertThat(copy.verify(Progress.SILENT).damages()).isEmpty();
        return copy.versions().size();
    }

    private ObjectKey pack(Tenant tenant) throws IOException {
        List<ObjectKey> keys = Ground.keys(ground.vaults(), "vaults/" + tenant.id() + "/");
        return keys.stream().filter(it -> it.value().contains("/pack")).findFirst().orElseThrow();
    }
}
