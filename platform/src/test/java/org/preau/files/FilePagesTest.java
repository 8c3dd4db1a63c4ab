package org.preau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** The file space in the browser: what a person sends, finds again, and brings back. */
class FilePagesTest {

    private static final String ROOT = "/espace/alpha/fichiers";
    private static TestServer server;
    private static Visitor writer;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        writer = server.member(server.alpha(), Office.WRITER);
        writer.get(ROOT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anEmptySpaceSaysWhatToDoAndAReaderIsAskedNothing() {
        Visitor reader = server.member(server.beta(), Office.MEMBER);

        String page = reader.get("/espace/beta/fichiers").body();

        assertThat(page).contains("Ce dossier est vide").doesNotContain("type=\"file\"");
    }

    @Test
    void whatIsSentIsListedShownAndFetchedAndTheSameNameIsAnotherVersion() {
        UUID folder = folder(Node.ROOT_ID, "Envois <b>");

        HttpResponse<String> first = send(folder, "Compte rendu.txt", "un");
        HttpResponse<String> second = send(folder, "Compte rendu.txt", "deux");

        assertThat(first.body()).contains("est arrivé").contains("Envois &lt;b&gt;");
        assertThat(second.body()).contains("a une nouvelle version");
        UUID file = id(folder, "Compte rendu.txt");
        String page = writer.get(ROOT + "/" + file).body();
        assertThat(page).contains("Versions").contains("En place").contains("Renommer");
        assertThat(writer.get(ROOT + "/" + file + "/contenu").body()).isEqualTo("deux");
        assertThat(writer.get(ROOT + "/" + file + "/versions/1").body()).isEqualTo("un");

        post("/" + file + "/versions/1", Map.of());

        assertThat(writer.get(ROOT + "/" + file + "/contenu").body()).isEqualTo("un");
        assertThat(writer.get(ROOT + "/" + file + "/versions/2").body()).isEqualTo("deux");
        assertThat(writer.get(ROOT + "/" + file + "/versions/4").statusCode()).isEqualTo(404);
        assertThat(
                        writer.get(ROOT + "/" + file + "/contenu")
                                .headers()
                                .firstValue("content-security-policy"))
                .contains("default-src 'none'; sandbox");
    }

    @Test
    void somethingIsRenamedMovedThrownAwayAndBroughtBack() {
        UUID folder = folder(Node.ROOT_ID, "Depart");
        UUID other = folder(Node.ROOT_ID, "Arrivee");
        send(folder, "a.txt", "a");
        send(other, "b.txt", "b");
        UUID file = id(folder, "a.txt");

        assertThat(post("/" + file + "/nom", Map.of("name", "b.txt")).statusCode()).isEqualTo(303);
        HttpResponse<String> taken = post("/" + file + "/place", Map.of("folder", "" + other));
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("porte déjà ce nom");
        assertThat(post("/" + file + "/nom", Map.of("name", "a/b")).statusCode()).isEqualTo(422);
        assertThat(post("/" + file + "/nom", Map.of("name", "c.txt")).statusCode()).isEqualTo(303);
        assertThat(post("/" + file + "/place", Map.of("folder", "" + other)).statusCode())
                .isEqualTo(303);
        assertThat(post("/" + other + "/place", Map.of("folder", "" + other)).statusCode())
                .isEqualTo(422);

        post("/" + other + "/suppression", Map.of());

        assertThat(writer.get(ROOT + "/" + file).statusCode()).isEqualTo(404);
        assertThat(writer.get(ROOT + "/corbeille").body()).contains("Arrivee");

        post("/corbeille/" + other, Map.of());

        assertThat(writer.get(ROOT + "/" + file + "/contenu").body()).isEqualTo("a");
        assertThat(writer.get(ROOT + "/corbeille").body()).doesNotContain("Arrivee");
    }

    @Test
    void aFolderIsPutBackToAMomentAndThatIsUndone() {
        UUID folder = folder(Node.ROOT_ID, "Mardi");
        send(folder, "garde.txt", "mardi");
        send(folder, "jete.txt", "jete");
        send(folder, "renomme.txt", "r");
        UUID within = folder(folder, "Sous");
        send(within, "dedans.txt", "dedans");
        Instant tuesday = now();

        send(folder, "garde.txt", "mercredi");
        post("/" + id(folder, "jete.txt") + "/suppression", Map.of());
        post("/" + id(folder, "renomme.txt") + "/nom", Map.of("name", "autre.txt"));
        send(within, "tard.txt", "tard");
        post("/" + within + "/suppression", Map.of());
        send(folder, "nouveau.txt", "nouveau");
        Instant wednesday = now();

        String plan = writer.get(ROOT + "/dossiers/" + folder + "/avant?moment=" + tuesday).body();
        assertThat(plan)
                .contains("jete.txt")
                .contains("garde.txt")
                .contains("nouveau.txt")
                .contains("renomme.txt");
        HttpResponse<String> done =
                post("/dossiers/" + folder + "/avant", Map.of("moment", "" + tuesday));

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(names(folder)).containsExactly("Sous", "garde.txt", "jete.txt", "renomme.txt");
        assertThat(names(within)).containsExactly("dedans.txt");
        assertThat(text(folder, "garde.txt")).isEqualTo("mardi");
        assertThat(writer.get(done.headers().firstValue("location").orElseThrow()).body())
                .contains("nouveau.txt");

        post("/dossiers/" + folder + "/avant", Map.of("moment", "" + wednesday));

        assertThat(names(folder)).containsExactly("autre.txt", "garde.txt", "nouveau.txt");
        assertThat(text(folder, "garde.txt")).isEqualTo("mercredi");
        assertThat(
                        writer.get(ROOT + "/dossiers/" + folder + "/avant?moment=2999-01-01T00:00")
                                .statusCode())
                .isEqualTo(422);
    }

    @Test
    void anEmptiedTrashGivesItsRoomBackAndTakesNothingThatIsStillNeeded() {
        Tenant gamma = server.open("gamma", "Association Gamma");
        Visitor other = server.member(gamma, Office.PRESIDENT);
        String root = "/espace/gamma/fichiers";
        other.get(root);
        String forms = root + "/dossiers/" + Node.ROOT_ID;
        other.upload(forms + "/envoi", "files", "a.txt", "commun".getBytes(StandardCharsets.UTF_8));
        other.upload(forms + "/envoi", "files", "b.txt", "commun".getBytes(StandardCharsets.UTF_8));
        other.upload(forms + "/envoi", "files", "c.txt", "seul".getBytes(StandardCharsets.UTF_8));
        for (String name : new String[] {"a.txt", "c.txt"}) {
            other.post(root + "/" + id(gamma, Node.ROOT_ID, name) + "/suppression", Map.of());
        }
        assertThat(used(gamma)).isEqualTo(10);

        assertThat(other.get(root + "/corbeille/vider").body()).contains("Les 2 éléments");
        other.post(root + "/corbeille/vider", Map.of());

        assertThat(used(gamma)).isEqualTo(6);
        assertThat(other.get(root + "/corbeille").body()).contains("La corbeille est vide");
        assertThat(other.get(root + "/" + id(gamma, Node.ROOT_ID, "b.txt") + "/contenu").body())
                .isEqualTo("commun");
    }

    private static HttpResponse<String> send(UUID folder, String name, String text) {
        return writer.upload(
                ROOT + "/dossiers/" + folder + "/envoi",
                "files",
                name,
                text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> post(String path, Map<String, String> fields) {
        return writer.post(ROOT + path, fields);
    }

    private static UUID folder(UUID parent, String name) {
        HttpResponse<String> made = post("/dossiers/" + parent + "/nouveau", Map.of("name", name));
        assertThat(made.statusCode()).isEqualTo(303);
        return id(parent, name);
    }

    private static UUID id(UUID folder, String name) {
        return id(server.alpha(), folder, name);
    }

    private static UUID id(Tenant tenant, UUID folder, String name) {
        return server.house()
                .database()
                .read(server.tenancy(tenant), tx -> Tree.child(tx, folder, name))
                .orElseThrow()
                .nodeId();
    }

    private static java.util.List<String> names(UUID folder) {
        return server
                .house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> Tree.children(tx, folder))
                .stream()
                .map(Node::name)
                .toList();
    }

    private static String text(UUID folder, String name) {
        return writer.get(ROOT + "/" + id(folder, name) + "/contenu").body();
    }

    /** A moment of the database's clock that lies between what was done and what will be. */
    private static Instant now() {
        Instant now =
                server.house()
                        .database()
                        .read(
                                server.tenancy(server.alpha()),
                                tx -> tx.query("select clock_timestamp()").one(Instant.class));
        LockSupport.parkNanos(2_000_000);
        return now;
    }

    private static long used(Tenant tenant) {
        return server.house()
                .database()
                .read(
                        server.tenancy(tenant),
                        tx -> tx.query("select used_bytes from tenant").one(Long.class));
    }
}
