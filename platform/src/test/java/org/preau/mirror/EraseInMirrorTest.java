package org.preau.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.archive.Reason;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Progress;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.main.ArchiveWiring;
import org.preau.people.GiveOffice;
import org.preau.rebuild.CopyPlatform;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/**
 * Somebody is erased: no object of any vault and none of the mirror says her name any more, whoever
 * has the keys and looks into every compressed part of every object.
 */
class EraseInMirrorTest {

    private static final String NAME = "Zéphyrine Hurlebois";
    private static final String EMAIL = "zephyrine@hurlebois.example";

    /** Without letters that a page or a file would write in another way. */
    private static final List<String> WORDS = List.of("Hurlebois", "hurlebois");

    private Ground ground;
    private Tenant alpha;
    private Visitor her;

    @BeforeEach
    void start() {
        ground = new Ground();
        alpha = ground.server.alpha();
        Visitor _ = ground.server.member(alpha, Office.PRESIDENT);
        her = ground.server.signedIn(NAME, EMAIL);
        AccountId account =
                ground.server.accounts().byEmail(new EmailAddress(EMAIL)).orElseThrow().id();
        var house = ground.server.house();
        var _ =
                new GiveOffice(house.database(), house.clock())
                        .run(
                                ground.server.tenancy(alpha),
                                TestServer.FIXTURE,
                                account,
                                NAME,
                                Office.WEBMASTER,
                                null,
                                null);
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void nothingInNoObjectOfVaultAndMirrorSaysHerNameOnceTheJobsHaveRun() throws IOException {
        writes();
        assertThat(ground.mirror.run()).isEmpty();
        ground.change(alpha, "Encore une version");
        take();
        assertThat(ground.night()).isEmpty();
        assertThat(saying(ground.vaults())).as("what the search finds before").isNotEmpty();
        try (ObjectStore mirror = ground.open()) {
            assertThat(saying(mirror)).as("what it finds in the mirror").isNotEmpty();
        }

        assertThat(her.post("/compte/effacer", Map.of("email", EMAIL)).statusCode()).isEqualTo(303);
        jobsHaveRun();
        assertThat(saying(ground.vaults())).isEmpty();
        try (ObjectStore mirror = ground.open()) {
            assertThat(saying(mirror)).as("until the mirror follows").isNotEmpty();
        }
        assertThat(ground.mirror.erase()).isEqualTo(1);

        assertThat(ground.standing().erasing()).isEmpty();
        try (ObjectStore mirror = ground.open()) {
            assertThat(saying(mirror)).isEmpty();
            assertThat(Ground.keys(mirror, "vaults/" + alpha.id())).isNotEmpty();
        }
        assertThat(ground.night()).isEmpty();
        assertThat(ground.word()).isEqualTo("well");
        try (ObjectStore mirror = ground.open()) {
            assertThat(saying(mirror)).isEmpty();
        }
    }

    @Test
    void aMirrorThatIsAwayFollowsAsSoonAsItAnswers() throws IOException {
        writes();
        assertThat(ground.mirror.run()).isEmpty();
        assertThat(her.post("/compte/effacer", Map.of("email", EMAIL)).statusCode()).isEqualTo(303);
        jobsHaveRun();

        ground.away = true;
        assertThat(ground.mirror.erase()).isZero();
        assertThat(ground.standing().erasing()).hasSize(1);
        assertThat(ground.mirror.run()).contains("does not answer");
        ground.away = false;
        assertThat(ground.mirror.erase()).isEqualTo(1);

        try (ObjectStore mirror = ground.open()) {
            assertThat(saying(mirror)).isEmpty();
        }
    }

    @Test
    void aMirrorThatOnlyGrowsSaysThatItCannot() throws IOException {
        ground.mirror = ground.over(true);
        writes();
        assertThat(ground.mirror.run()).isEmpty();
        assertThat(her.post("/compte/effacer", Map.of("email", EMAIL)).statusCode()).isEqualTo(303);
        jobsHaveRun();

        assertThat(ground.mirror.erase()).isZero();

        assertThat(ground.standing().erasing()).hasSize(1);
        assertThat(ground.mirror.told()).contains("erasures  1 wait", "append-only");
    }

    /**
     * Accounts are in no association's vault, but in the platform's own copy. So is the journal,
     * which says for a year who was given an office; hence only her address is looked for.
     */
    @Test
    void thePlatformsOwnCopyForgetsHerWithinTwoDaysAndItsMirrorFollows() throws IOException {
        CopyPlatform copy =
                new CopyPlatform(
                        new CopyPlatform.Ground(
                                ground.server.house().database(),
                                ground.vaults(),
                                Optional::empty,
                                Map.of(),
                                Map.of(),
                                ground.clock));
        CopyPlatform.Taken _ = copy.run();
        assertThat(ground.mirror.run()).isEmpty();
        try (ObjectStore mirror = ground.open()) {
            assertThat(with(EMAIL, mirror)).as("before").isNotEmpty();
        }
        assertThat(her.post("/compte/effacer", Map.of("email", EMAIL)).statusCode()).isEqualTo(303);
        jobsHaveRun();
        assertThat(ground.mirror.erase()).isEqualTo(1);
        CopyPlatform.Taken _ = copy.run();

        ground.clock.pass(Duration.ofHours(30));
        copy.thin();

        assertThat(with(EMAIL, ground.vaults())).isEmpty();
        assertThat(ground.mirror.erase()).isEqualTo(1);
        try (ObjectStore mirror = ground.open()) {
            assertThat(with(EMAIL, mirror)).isEmpty();
            assertThat(Ground.keys(mirror, "vaults/platform")).isNotEmpty();
        }
    }

    private void writes() throws IOException {
        var made =
                her.post(
                        "/espace/alpha/articles/nouveau",
                        Map.of(
                                "id",
                                UUID.randomUUID().toString(),
                                "title",
                                "Un texte",
                                "body",
                                "Un texte de fond."));
        assertThat(made.statusCode()).isEqualTo(303);
        take();
    }

    private void take() throws IOException {
        var _ =
                ArchiveWiring.take(ground.server.house())
                        .run(
                                ground.server.tenancy(alpha),
                                Reason.ASKED,
                                NAME,
                                "par " + NAME,
                                Progress.SILENT);
    }

    /** The erasure's first run is due at once, and the server runs it by itself. */
    private void jobsHaveRun() {
        Instant patience = Instant.now().plusSeconds(60);
        while (ground.standing().erasing().isEmpty()) {
            assertThat(Instant.now()).as("the job").isBefore(patience);
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** The objects in which her name stands: as they are, or in a part that is compressed. */
    private static List<ObjectKey> saying(ObjectStore store) throws IOException {
        return with(WORDS, store);
    }

    private static List<ObjectKey> with(String word, ObjectStore store) throws IOException {
        return with(List.of(word), store);
    }

    private static List<ObjectKey> with(List<String> words, ObjectStore store) throws IOException {
        List<ObjectKey> saying = new ArrayList<>();
        for (ObjectKey key : Ground.keys(store, "")) {
            if (says(Ground.bytes(store, key), words)) {
                saying.add(key);
            }
        }
        return saying;
    }

    private static boolean says(byte[] bytes, List<String> words) {
        if (hasWord(bytes, words)) {
            return true;
        }
        for (int at = 0; at < bytes.length - 2; at++) {
            boolean zlib =
                    (bytes[at] & 0x0f) == 8
                            && (((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff)) % 31 == 0;
            boolean zstd =
                    at + 4 < bytes.length
                            && (bytes[at] & 0xff) == 0x28
                            && (bytes[at + 1] & 0xff) == 0xb5
                            && (bytes[at + 2] & 0xff) == 0x2f
                            && (bytes[at + 3] & 0xff) == 0xfd;
            if ((zlib && hasWord(inflated(bytes, at), words))
                    || (zstd && hasWord(expanded(bytes, at), words))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] inflated(byte[] bytes, int at) {
        Inflater inflater = new Inflater();
        byte[] room = new byte[1 << 20];
        try {
            inflater.setInput(bytes, at, bytes.length - at);
            int length = 0;
            for (int n = inflater.inflate(room); n > 0 && length < room.length; ) {
                length += n;
                n = inflater.inflate(room, length, room.length - length);
            }
            return Arrays.copyOf(room, length);
        } catch (DataFormatException e) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    private static byte[] expanded(byte[] bytes, int at) {
        try {
            byte[] frame = Arrays.copyOfRange(bytes, at, bytes.length);
            long length = Zstd.findFrameCompressedSize(frame, 0);
            byte[] exact = Arrays.copyOf(frame, (int) length);
            byte[] room = new byte[1 << 22];
            long done = Zstd.decompress(room, exact);
            return Zstd.isError(done) ? new byte[0] : Arrays.copyOf(room, (int) done);
        } catch (ZstdException | ArrayIndexOutOfBoundsException | NegativeArraySizeException e) {
            return new byte[0];
        }
    }

    private static boolean hasWord(byte[] bytes, List<String> words) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return words.stream().anyMatch(text::contains);
    }
}
