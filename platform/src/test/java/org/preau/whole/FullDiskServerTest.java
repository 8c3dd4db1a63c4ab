package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.postgres.DatabaseAccess;
import org.preau.testing.ServerProcess;
import org.preau.testing.TestPostgres;
import org.preau.testing.Visitor;

/**
 * A disk without room, for real: a small file system, mounted for the server's process alone, that
 * is filled and emptied from outside. Writes are refused with 507 and a sentence, reads go on,
 * nothing is torn, and room is all that it takes to go on.
 */
class FullDiskServerTest {

    private static final String ARTICLES = "/api/v1/associations/alpha/articles";
    private static final String MEDIA = "/api/v1/associations/alpha/media?name=bruit.png&alt=Bruit";
    private static final Pattern PATH = Pattern.compile("\"path\":\"([^\"]+)\"");

    /**
     * Mounts, obeys the files {@code fill} and {@code free} beside the mount, and becomes the
     * server, as an ordinary user, as PostgreSQL wants it.
     */
    private static final String MOUNT_AND_RUN =
            """
            mount -t tmpfs -o size="$1" preau-small-disk "$0/disk" || exit 9
            (
              while [ -d "$0/disk" ] && kill -0 $$ 2>/dev/null; do
                if [ -e "$0/fill" ]; then
                  cat /dev/zero > "$0/disk/ballast" 2>/dev/null; mv "$0/fill" "$0/filled"
                fi
                if [ -e "$0/free" ]; then rm -f "$0/disk/ballast"; mv "$0/free" "$0/freed"; fi
                sleep 0.05
              done
            ) > /dev/null 2>&1 < /dev/null &
            shift
            exec unshare --user --map-user=1000 --map-group=1000 "$@"
            """;

    @TempDir private Path room;

    @Test
    void anObjectStoreWithoutRoomRefusesPicturesAndServesTheOthers() throws Exception {
        DatabaseAccess access = TestPostgres.database();
        Map<String, String> settings =
                Map.of(
                        // Over TCP: in its namespace the server is somebody whom the socket's
                        // folder is
                        // closed to.
                        "PREAU_DATABASE_URL", access.url().replaceAll("\\?.*", ""),
                        "PREAU_DATABASE_USER", access.user(),
                        "PREAU_DATABASE_PASSWORD", access.password(),
                        "PREAU_SECRET", TestPostgres.SECRET,
                        "PREAU_STORE", room.resolve("disk/objects").toString());
        Path data = Files.createTempDirectory("preau-full");
        try (ServerProcess server = ServerProcess.launch(onSmallDisk("8m"), data, settings)) {
            int port = server.port();
            Tokens.association(TestPostgres.superuser(access), "alpha", port);
            Visitor api = Tokens.of(port, TestPostgres.superuser(access), "alpha");
            Visitor site = Visitor.of(port, "alpha.localhost");
            String picture = address(upload(api, 1));
            Tokens.show(TestPostgres.superuser(access), "alpha", picture);
            await("the picture", () -> site.get(picture).statusCode() == 200);
            String before = site.get(picture).body();

            make("fill");
            refused507(upload(api, 2), "l’entrepôt de fichiers est plein");
            Visitor english = api.copy().with("accept-language", "en");
            refused507(upload(english, 3), "the file store is full");
            assertThat(site.get(picture).body()).isEqualTo(before);
            assertThat(site.get("/").statusCode()).as("from the cache").isEqualTo(200);
            assertThat(site.get("/recherche?q=abc").statusCode()).as("made now").isEqualTo(200);
            assertThat(api.json("POST", ARTICLES, "{\"title\":\"Un texte\"}").statusCode())
                    .as("a text, which needs no room there")
                    .isEqualTo(201);

            make("free");
            String later = address(upload(api, 2));
            Tokens.show(TestPostgres.superuser(access), "alpha", later);
            await("the picture by itself again", () -> site.get(later).statusCode() == 200);
            assertThat(site.get(picture).body()).isEqualTo(before);
        }
    }

    @Test
    void aDatabaseWithoutRoomRefusesToWriteAndGoesOnByItselfOnceThereIsSome() throws Exception {
        Path data = room.resolve("disk/data");
        try (ServerProcess server = ServerProcess.launch(onSmallDisk("250m"), data, Map.of())) {
            int port = server.port();
            DatabaseAccess superuser = superuser(server, data);
            Tokens.association(superuser, "alpha", port);
            Visitor api = Tokens.of(port, superuser, "alpha");
            Visitor site = Visitor.of(port, "alpha.localhost");

            List<UUID> acknowledged = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                UUID id = UUID.randomUUID();
                assertThat(write(api, id).statusCode()).isEqualTo(201);
                acknowledged.add(id);
            }
            make("fill");
            HttpResponse<String> refused = writeUntilFull(api, acknowledged);
            refused507(refused, "disk is full");
            assertThat(site.get("/").statusCode()).as("from the cache").isEqualTo(200);
            int made = site.get("/recherche?q=abc").statusCode();

            make("free");
            long freed = System.nanoTime();
            await("writing again", () -> write(api, UUID.randomUUID()).statusCode() == 201);
            System.out.printf(
                    "database full after %d texts; a page made meanwhile: %d; writes again after %d ms%n",
                    acknowledged.size(), made, (System.nanoTime() - freed) / 1_000_000);
            for (UUID id : acknowledged) {
                HttpResponse<String> answer = api.get(ARTICLES + "/" + id);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).as("whole").contains(text(id));
            }
            assertThat(made).as("reads go on").isEqualTo(200);
        }
    }

    private static HttpResponse<String> writeUntilFull(Visitor api, List<UUID> acknowledged) {
        for (int i = 0; i < 5_000; i++) {
            UUID id = UUID.randomUUID();
            HttpResponse<String> answer = write(api, id);
            if (answer.statusCode() != 201) {
                return answer;
            }
            acknowledged.add(id);
        }
        throw new AssertionError("5000 texts fit on a full disk");
    }

    private static HttpResponse<String> write(Visitor api, UUID id) {
        return api.json(
                "POST",
                ARTICLES,
                "{\"id\":\"%s\",\"title\":\"Texte\",\"body\":\"%s\"}".formatted(id, text(id)));
    }

    /** Some 60 KB that PostgreSQL cannot make small, told from the identifier. */
    private static String text(UUID id) {
        Random random = new Random(id.getMostSignificantBits());
        byte[] bytes = new byte[45_000];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The way to its own PostgreSQL, whose files only its own mounts show. */
    private static DatabaseAccess superuser(ServerProcess server, Path data) throws IOException {
        Path folder = Path.of("/proc/" + server.pid() + "/root" + data + "/postgresql");
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("passwords"))) {
            passwords.load(reader);
        }
        String port = Files.readString(folder.resolve("port")).strip();
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + port + "/preau",
                "postgres",
                passwords.getProperty("postgres"));
    }

    private List<String> onSmallDisk(String size) throws IOException {
        Files.createDirectories(room.resolve("disk"));
        Files.setPosixFilePermissions(room, PosixFilePermissions.fromString("rwxr-xr-x"));
        return List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                MOUNT_AND_RUN,
                room.toString(),
                size);
    }

    private static HttpResponse<String> upload(Visitor api, int seed) {
        return api.bytes("POST", MEDIA, "image/png", Noise.png(seed));
    }

    private static String address(HttpResponse<String> kept) {
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        Matcher path = PATH.matcher(kept.body());
        assertThat(path.find()).isTrue();
        return path.group(1);
    }

    private static void refused507(HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
        assertThat(answer.body()).contains(words);
    }

    /** Tells the other process to fill or to free its disk, and waits until that is done. */
    private void make(String sign) throws IOException {
        Files.createFile(room.resolve(sign));
        Path done = room.resolve(sign.equals("fill") ? "filled" : "freed");
        await(sign, () -> Files.exists(done));
        Files.delete(done);
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
