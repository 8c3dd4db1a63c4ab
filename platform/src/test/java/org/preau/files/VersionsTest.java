package org.preau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.testing.FilesProgram;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** Former versions of files that go, and the room that comes back. */
class VersionsTest {

    private static final String ROOT = "/espace/alpha/fichiers";
    private static TestServer server;
    private static Visitor writer;
    private static Visitor program;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        writer = server.member(server.alpha(), Office.WRITER);
        writer.get(ROOT);
        program = FilesProgram.of(server, server.alpha(), "versions", Office.WRITER).visitor();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void oneVersionGoesAndItsRoomComesBackOnceNothingElseNeedsIt() throws Exception {
        UUID file = put("un.txt", "premier", "deuxième, plus long", "premier", "dernier");
        put("copie.txt", "deuxième, plus long");
        long before = used();

        String asked = writer.get(ROOT + "/" + file + "/versions/2/oubli").body();
        writer.post(ROOT + "/" + file + "/versions/2/oubli", Map.of());

        assertThat(asked).contains("Effacer pour de bon").doesNotContain("Place rendue");
        assertThat(used()).as("the copy needs it").isEqualTo(before);
        assertThat(texts(file)).containsExactly("dernier", "premier");
        writer.post(ROOT + "/" + file + "/versions/1/oubli", Map.of());
        assertThat(used()).isEqualTo(before - "premier".length());
        assertThat(texts(file)).containsExactly("dernier");
        assertThat(server.house().store().stat(key("premier"))).isEmpty();
        assertThat(writer.get(ROOT + "/" + file + "/versions/1/oubli").statusCode()).isEqualTo(404);
        assertThat(writer.post(ROOT + "/" + file + "/versions/1/oubli", Map.of()).statusCode())
                .as("what is in place never goes")
                .isEqualTo(404);
        assertThat(writer.get("/espace/alpha/journal").statusCode()).isEqualTo(403);
        assertThat(acts()).contains("file.versions-dropped");
    }

    @Test
    void allFormerVersionsGoAndTheFileKeepsItsOwn() {
        UUID file = put("tous.txt", "a1", "b2", "c3", "d4");

        String asked = writer.get(ROOT + "/" + file + "/oubli").body();
        writer.post(ROOT + "/" + file + "/oubli", Map.of());

        assertThat(asked).contains("les 3 autres disparaissent", "Place rendue");
        assertThat(texts(file)).containsExactly("d4");
        assertThat(writer.get(ROOT + "/" + file + "/oubli").statusCode()).isEqualTo(404);
    }

    @Test
    void inTheTimeOfAVersionThatWentTheOneBeforeItHolds() {
        UUID file = put("suite.txt", "lundi", "mardi", "mercredi");
        List<History.Version> versions = versions(file);
        Instant tuesday = versions.get(1).fromAt();

        writer.post(ROOT + "/" + file + "/versions/2/oubli", Map.of());

        List<Node> then =
                server.house()
                        .database()
                        .read(
                                server.tenancy(server.alpha()),
                                tx -> History.below(tx, Node.ROOT_ID, tuesday));
        assertThat(then.stream().filter(it -> it.nodeId().equals(file)).map(Node::sha256))
                .containsExactly(sha256("lundi"));
    }

    @Test
    void theLadderKeepsADayAMonthAYearAndWhatIsInPlace() {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        List<History.Version> versions = new ArrayList<>();
        int number = 1;
        // One every six hours for three years, the oldest first.
        for (Instant at = now.minus(Duration.ofDays(1_095));
                at.isBefore(now);
                at = at.plus(Duration.ofHours(6))) {
            versions.add(new History.Version(number++, at, "x" + number, 1, "x"));
        }
        Collections.reverse(versions);

        List<Integer> over = VersionLadder.over(versions, now);

        int kept = versions.size() - over.size();
        assertThat(kept).isBetween(4 + 29 + 47 + 23, 4 + 31 + 50 + 27);
        assertThat(over).doesNotContain(versions.getFirst().number());
        List<History.Version> left =
                versions.stream().filter(it -> !over.contains(it.number())).toList();
        assertThat(VersionLadder.over(left, now)).as("twice changes nothing more").isEmpty();
    }

    @Test
    void thinningTakesWhatTheLadderLetsGoOfAllFiles() {
        UUID file = put("vieux.txt", "v1", "v2", "v3", "v4");
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                """
                                                update file_state
                                                   set from_at = from_at - interval '40 days' - case when sha256 = :first then interval '30 days' else interval '0' end,
                                                       until_at = until_at - interval '40 days'
                                                 where node_id = :file
                                                   and until_at is not null
                                                """)
                                        .bind("first", sha256("v1"))
                                        .bind("file", file)
                                        .execute());

        String asked = writer.get(ROOT + "/allegement").body();
        writer.post(ROOT + "/allegement", Map.of());

        assertThat(asked).contains("Une version disparaît");
        assertThat(texts(file)).containsExactly("v4", "v3", "v1");
        assertThat(writer.get(ROOT + "/allegement").body()).contains("rien à alléger");
    }

    private static UUID put(String name, String... texts) {
        for (String text : texts) {
            program.bytes(
                    "PUT",
                    "/dav/alpha/" + name,
                    "text/plain",
                    text.getBytes(StandardCharsets.UTF_8));
        }
        return server.house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> Tree.child(tx, Node.ROOT_ID, name))
                .orElseThrow()
                .nodeId();
    }

    private static List<String> texts(UUID file) {
        return versions(file).stream()
                .map(it -> writer.get(ROOT + "/" + file + "/versions/" + it.number()).body())
                .toList();
    }

    private static List<History.Version> versions(UUID file) {
        return server.house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> History.versions(tx, file));
    }

    private static long used() {
        return server.house()
                .database()
                .read(server.tenancy(server.alpha()), KeptBytes.Room::of)
                .usedBytes();
    }

    private static List<String> acts() {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.alpha()),
                        tx -> tx.query("select act from audit_entry").list(String.class));
    }

    private static org.preau.backup.store.ObjectKey key(String text) {
        return FileShelf.key(server.alpha().id(), sha256(text));
    }

    private static String sha256(String text) {
        var digest = FileShelf.Source.digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return java.util.HexFormat.of().formatHex(digest.digest());
    }
}
