package org.preau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.backup.store.ObjectStore;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** Files that come in parts: what has arrived stays, and the rest follows. */
class PartialsTest {

    private static final String ROOT = "/espace/alpha/fichiers";
    private static final String BEGIN = ROOT + "/dossiers/" + Node.ROOT_ID + "/envois";
    private static final String OCTETS = "application/octet-stream";
    private static TestServer server;
    private static Visitor writer;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        writer = sender(server.member(server.alpha(), Office.WRITER));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Visitor sender(Visitor member) {
        Matcher token =
                Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"")
                        .matcher(member.get(ROOT).body());
        assertThat(token.find()).isTrue();
        return member.with("x-csrf-token", token.group(1));
    }

    @Test
    void aFileInPartsBecomesThatFileInFoldersThatWereNotThere() throws Exception {
        byte[] bytes = random(300_000);
        String upload = begin(writer, "Photos/Été 2026/a b.jpg", bytes.length, "1");

        HttpResponse<String> first = part(upload, 0, Arrays.copyOfRange(bytes, 0, 100_000), true);
        HttpResponse<String> status = writer.get(ROOT + "/envois/" + upload);
        HttpResponse<String> last =
                part(upload, 100_000, Arrays.copyOfRange(bytes, 100_000, 300_000), true);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("upload-offset")).contains("100000");
        assertThat(first.headers().firstValue("upload-complete")).contains("?0");
        assertThat(status.headers().firstValue("upload-offset")).contains("100000");
        assertThat(status.headers().firstValue("upload-length")).contains("300000");
        assertThat(last.headers().firstValue("upload-complete")).contains("?1");
        assertThat(last.body()).contains("\"name\":\"a b.jpg\"", sha256(bytes));
        assertThat(stored(FileShelf.key(server.alpha().id(), sha256(bytes)).toString()))
                .isEqualTo(1);
        assertThat(stored("tenants/" + server.alpha().id() + "/parts/" + upload)).isZero();
        assertThat(writer.get(ROOT).body()).contains("Photos");
        // Asked again, as after a lost answer.
        assertThat(
                        part(upload, 300_000, new byte[0], false)
                                .headers()
                                .firstValue("upload-complete"))
                .contains("?1");
    }

    @Test
    void whoBeginsTheSameFileAgainGoesOnWhereItBrokeOff() {
        byte[] bytes = random(50_000);
        String upload = begin(writer, "grand.bin", bytes.length, "hier");
        part(upload, 0, Arrays.copyOf(bytes, 20_000), true);

        HttpResponse<String> again = announce(writer, "grand.bin", bytes.length, "hier");
        String other = begin(writer, "grand.bin", bytes.length, "aujourd’hui");
        String page = writer.get(ROOT).body();

        assertThat(again.body()).contains(upload, "\"taken\":20000");
        assertThat(other).isNotEqualTo(upload);
        assertThat(page).contains("Envois à terminer", "vh\"> grand.bin</span></button></form>");
        assertThat(
                        writer.post(ROOT + "/envois/" + other + "/abandon", java.util.Map.of())
                                .statusCode())
                .isEqualTo(303);
        assertThat(writer.get(ROOT + "/envois/" + other).statusCode()).isEqualTo(404);
        part(upload, 20_000, Arrays.copyOfRange(bytes, 20_000, 50_000), true);
        assertThat(writer.get(ROOT).body())
                .doesNotContain("vh\"> grand.bin</span></button></form>");
    }

    @Test
    void aPartInAnotherPlaceTooLargeOrDamagedChangesNothing() {
        byte[] bytes = random(1_000);
        String upload = begin(writer, "petit.bin", bytes.length, "");
        part(upload, 0, Arrays.copyOf(bytes, 400), true);

        HttpResponse<String> twice = part(upload, 0, Arrays.copyOf(bytes, 400), true);
        HttpResponse<String> large = part(upload, 400, random(601), true);
        HttpResponse<String> damaged =
                writer.copy()
                        .with("upload-offset", "400")
                        .with("content-digest", digest(random(599)))
                        .bytes("POST", ROOT + "/envois/" + upload, OCTETS, random(600));
        HttpResponse<String> nowhere =
                writer.bytes("POST", ROOT + "/envois/" + upload, OCTETS, random(600));

        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.headers().firstValue("upload-offset")).contains("400");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(damaged.statusCode()).isEqualTo(460);
        assertThat(damaged.body()).contains("abîmés");
        assertThat(nowhere.statusCode()).isEqualTo(400);
        assertThat(part(upload, 400, Arrays.copyOfRange(bytes, 400, 1_000), true).body())
                .contains(sha256(bytes));
    }

    @Test
    void anEmptyFileArrivesAndBadNamesAreRefused() {
        String upload = begin(writer, "vide.txt", 0, "");

        HttpResponse<String> done = part(upload, 0, new byte[0], false);

        assertThat(done.headers().firstValue("upload-complete")).contains("?1");
        for (String bad :
                new String[] {"", "/", "a//b", "../b", "a/..", ".", "a/" + "x".repeat(256)}) {
            HttpResponse<String> refused = announce(writer, bad, 10, "");
            assertThat(refused.statusCode()).as(bad).isEqualTo(422);
            assertThat(refused.body()).contains("Ce nom ne convient pas");
        }
        assertThat(announce(writer, "negatif", -1, "").statusCode()).isEqualTo(422);
    }

    @Test
    void whatFindsNoRoomIsRefusedAtTheBeginningAndAnnouncementsCount() {
        HttpResponse<String> much = announce(writer, "enorme.bin", 5_000_000_000L, "");
        String first = begin(writer, "moitie.bin", 600_000_000, "");
        HttpResponse<String> second = announce(writer, "autre.bin", 600_000_000, "");

        assertThat(much.statusCode()).isEqualTo(507);
        assertThat(much.body()).contains("plein");
        assertThat(second.statusCode()).isEqualTo(507);
        writer.post(ROOT + "/envois/" + first + "/abandon", java.util.Map.of());
        String now = begin(writer, "autre.bin", 600_000_000, "");
        writer.post(ROOT + "/envois/" + now + "/abandon", java.util.Map.of());
    }

    @Test
    void aFileOnItsWayIsListedToItsSenderAndTakenFromNobodyElse() {
        String upload = begin(writer, "a moi.bin", 10, "");
        Visitor other = sender(server.member(server.alpha(), Office.WRITER));
        Visitor reader = server.member(server.alpha(), Office.MEMBER);

        assertThat(other.get(ROOT).body()).doesNotContain("a moi.bin");
        assertThat(reader.get(ROOT + "/envois/" + upload).statusCode()).isEqualTo(403);
        // A session's cookie alone, without the form's token, is nobody's wish.
        assertThat(
                        writer.copy()
                                .with("x-csrf-token", "faux")
                                .with("upload-offset", "0")
                                .bytes("POST", ROOT + "/envois/" + upload, OCTETS, random(10))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatNobodySendsOnWithIsSweptAwayAndNothingElse() throws Exception {
        String stale = begin(writer, "oublie.bin", 100, "");
        part(stale, 0, random(50), true);
        String fresh = begin(writer, "recent.bin", 100, "");
        part(fresh, 0, random(50), true);
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                "update file_upload set touched_at = now() - interval '8 days' where id = :id")
                                        .bind("id", UUID.fromString(stale))
                                        .execute());
        // Its parts are looked for by their own age: what has just come may have no row yet.
        java.time.Clock later =
                java.time.Clock.offset(server.house().clock(), java.time.Duration.ofDays(6));
        SweepPartials sweep =
                new SweepPartials(
                        server.house().database(),
                        server.house().jobs(),
                        new PartShelf(server.house().store()),
                        later);

        int gone = sweep.run(server.tenancy(server.alpha()));

        assertThat(gone).isPositive();
        assertThat(writer.get(ROOT + "/envois/" + stale).statusCode()).isEqualTo(404);
        assertThat(writer.get(ROOT + "/envois/" + fresh).statusCode()).isEqualTo(200);
        assertThat(stored("tenants/" + server.alpha().id() + "/parts/" + fresh)).isEqualTo(1);
    }

    private static long stored(String prefix) throws Exception {
        return server.house().store().list(prefix, ObjectStore.MAX_PAGE).objects().size();
    }

    private static HttpResponse<String> part(
            String upload, long from, byte[] bytes, boolean signed) {
        Visitor visitor = writer.copy().with("upload-offset", "" + from);
        if (signed) {
            visitor.with("content-digest", digest(bytes));
        }
        return visitor.bytes("POST", ROOT + "/envois/" + upload, OCTETS, bytes);
    }

    private static String begin(Visitor who, String path, long bytes, String mark) {
        HttpResponse<String> begun = announce(who, path, bytes, mark);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        Matcher id = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"").matcher(begun.body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static HttpResponse<String> announce(
            Visitor who, String path, long bytes, String mark) {
        return who.json(
                "POST",
                BEGIN,
                "{\"path\":\"%s\",\"bytes\":%d,\"mark\":\"%s\"}".formatted(path, bytes, mark));
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static String digest(byte[] bytes) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(hash(bytes)) + ":";
    }

    private static String sha256(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(hash(bytes));
    }

    private static byte[] hash(byte[] bytes) {
        MessageDigest digest = FileShelf.Source.digest();
        digest.update(bytes);
        return digest.digest();
    }
}
