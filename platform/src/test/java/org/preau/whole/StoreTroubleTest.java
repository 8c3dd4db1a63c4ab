package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.preau.backup.store.S3ProxyServer;
import org.preau.testing.TestPostgres;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/**
 * An S3 store that refuses, is silent or breaks off: sites go on, pictures are refused with a
 * sentence or break off, never half of one for a whole one; and all is well when the store is.
 */
class StoreTroubleTest {

    private static final String MEDIA = "/api/v1/associations/alpha/media?name=bruit.png&alt=Bruit";
    private static final String ARTICLES = "/api/v1/associations/alpha/articles";
    private static final Pattern PATH = Pattern.compile("\"path\":\"([^\"]+)\"");

    /** The store's patience of half a minute, and some. */
    private static final long GIVES_UP_WITHIN_S = 45;

    private static S3ProxyServer store;
    private static FaultyDoor door;
    private static TestServer server;
    private static Visitor api;
    private static String picture;
    private static String bytes;

    @BeforeAll
    static void start() throws IOException {
        store = S3ProxyServer.start();
        store.createBucket("medias");
        door = new FaultyDoor(store.endpoint().getPort());
        server =
                TestServer.start(
                        Map.of(
                                "PREAU_STORE",
                                "s3://medias?endpoint=http://127.0.0.1:" + door.port(),
                                "PREAU_STORE_KEY",
                                S3ProxyServer.CREDENTIALS.accessKey(),
                                "PREAU_STORE_SECRET",
                                S3ProxyServer.CREDENTIALS.secretKey()));
        api = Tokens.of(server.port(), TestPostgres.superuser(server.access()), server.alpha());
        picture = address(upload(1));
        show(picture);
        bytes = site().get(picture).body();
        assertThat(bytes.length()).isGreaterThan(100_000);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        door.close();
        store.close();
    }

    @BeforeEach
    void open() {
        door.now(FaultyDoor.Mode.OPEN);
    }

    @Test
    void aStoreThatRefusesCostsPicturesOnly() {
        door.now(FaultyDoor.Mode.REFUSING);

        refused(upload(2));
        assertThat(site().get(picture).statusCode()).isEqualTo(503);
        theRestGoesOn();
        isWellAgain(3);
    }

    @Test
    void aStoreThatIsSilentCostsPicturesOnly() throws InterruptedException {
        door.now(FaultyDoor.Mode.SILENT);

        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(Thread.ofVirtual().start(StoreTroubleTest::askInVain));
        }
        theRestGoesOn();
        assertThat(waiting).as("still waiting").anyMatch(Thread::isAlive);
        door.now(FaultyDoor.Mode.OPEN);
        for (Thread thread : waiting) {
            thread.join();
        }
        isWellAgain(5);
    }

    @Test
    @Tag("thorough")
    void aStoreThatStaysSilentIsGivenUp() {
        door.now(FaultyDoor.Mode.SILENT);

        long begun = System.nanoTime();
        refused(patient().bytes("POST", MEDIA, "image/png", Noise.png(4)));
        long took = (System.nanoTime() - begun) / 1_000_000_000L;
        System.out.println("a silent store is given up after " + took + " s");
        assertThat(took).as("seconds").isLessThan(GIVES_UP_WITHIN_S);
        isWellAgain(9);
    }

    @Test
    void aPictureThatBreaksOffIsNeverTakenForAWholeOne() {
        door.now(FaultyDoor.Mode.TRUNCATING);

        assertThatThrownBy(() -> site().get(picture)).isInstanceOf(UncheckedIOException.class);
        theRestGoesOn();
        isWellAgain(6);
    }

    @Test
    void nothingStaysOpenAfterMuchTrouble() {
        isWellAgain(7);
        long before = openFiles();
        for (int i = 0; i < 60; i++) {
            door.now(i % 2 == 0 ? FaultyDoor.Mode.REFUSING : FaultyDoor.Mode.TRUNCATING);
            askInVain();
        }
        isWellAgain(8);
        long end = System.nanoTime() + 20_000_000_000L;
        while (openFiles() > before + 15 && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000_000);
        }
        System.out.println("open files: " + before + " before, " + openFiles() + " after");
        assertThat(openFiles()).isLessThan(before + 16);
    }

    /** Sites, texts and the portal need no store. */
    private static void theRestGoesOn() {
        assertThat(site().get("/").statusCode()).isEqualTo(200);
        assertThat(site().get("/recherche?q=" + System.nanoTime()).statusCode()).isEqualTo(200);
        assertThat(server.visitor("beta.localhost").get("/").statusCode()).isEqualTo(200);
        assertThat(server.portal().get("/connexion").statusCode()).isEqualTo(200);
        assertThat(api.json("POST", ARTICLES, "{\"title\":\"Un texte\"}").statusCode())
                .isEqualTo(201);
    }

    private static void isWellAgain(int seed) {
        door.now(FaultyDoor.Mode.OPEN);
        assertThat(site().get(picture).body()).isEqualTo(bytes);
        show(address(upload(seed)));
    }

    /** Visitors get what a published text shows, once the server has heard of it. */
    private static void show(String address) {
        Tokens.show(TestPostgres.superuser(server.access()), "alpha", address);
        long end = System.nanoTime() + 10_000_000_000L;
        while (site().get(address).statusCode() != 200) {
            assertThat(System.nanoTime()).as(address).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(answer.body()).contains("l’entrepôt de fichiers ne répond pas");
    }

    private static void askInVain() {
        try {
            patient().at("alpha.localhost").get(picture);
        } catch (UncheckedIOException e) {
            // That is what a broken answer looks like.
        }
    }

    private static Visitor patient() {
        return api.copy().patient(120);
    }

    private static Visitor site() {
        return server.visitor("alpha.localhost");
    }

    private static HttpResponse<String> upload(int seed) {
        return api.bytes("POST", MEDIA, "image/png", Noise.png(seed));
    }

    private static String address(HttpResponse<String> kept) {
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        Matcher path = PATH.matcher(kept.body());
        assertThat(path.find()).isTrue();
        return path.group(1);
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getOpenFileDescriptorCount();
    }
}
