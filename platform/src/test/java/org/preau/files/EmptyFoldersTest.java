package org.preau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.archive.Reason;
import org.preau.archive.RestoreSnapshot;
import org.preau.archive.Wish;
import org.preau.backup.vault.Progress;
import org.preau.base.Slug;
import org.preau.main.ArchiveWiring;
import org.preau.main.TakeawayWiring;
import org.preau.takeaway.Archives;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.testing.FilesProgram;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.whole.Fixture;

/** A folder that holds nothing is something too: it comes back as files do. */
class EmptyFoldersTest {

    @TempDir private Path work;
    private TestServer server;
    private FilesProgram program;

    @BeforeEach
    void start() {
        server = TestServer.start();
        program = FilesProgram.of(server, server.alpha(), "vide", Office.WRITER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRestoreBringsThemBack() throws IOException {
        make("Comptes", "Comptes/2027", "Comptes/2027/Janvier");
        long version = take();
        // As if the trash were emptied long ago.
        new Fixture(server)
                .run(
                        List.of(
                                "delete from preau.file_state where tenant_id = '"
                                        + server.alpha().id()
                                        + "'"));
        assertThat(folders(server.alpha())).isEmpty();

        RestoreSnapshot.Outcome outcome =
                ArchiveWiring.restore(server.house())
                        .run(
                                new RestoreSnapshot.Order(
                                        alpha(),
                                        TestServer.FIXTURE,
                                        Reason::word,
                                        version,
                                        Wish.EVERYTHING),
                                (_, _) -> {},
                                (_, _) -> {});

        assertThat(outcome).isInstanceOf(RestoreSnapshot.Restored.class);
        assertThat(folders(server.alpha()))
                .containsExactly("Comptes", "Comptes/2027", "Comptes/2027/Janvier");
        assertThat(program.visitor().get(program.path() + "Comptes/2027/Janvier/").statusCode())
                .isEqualTo(200);
    }

    @Test
    void puttingAFolderBackBringsThemBack() {
        make("Comptes", "Comptes/2027");
        Instant then = Instant.now();
        send("DELETE", "Comptes/2027");
        assertThat(folders(server.alpha())).containsExactly("Comptes");

        UUID folder =
                server.house()
                        .database()
                        .read(alpha(), tx -> History.below(tx, Node.ROOT_ID))
                        .getFirst()
                        .nodeId();
        String back = "/espace/alpha/fichiers/dossiers/" + folder + "/avant";
        Visitor writer = server.member(server.alpha(), Office.WRITER);
        assertThat(writer.get(back + "?moment=" + then).body()).contains("2027");
        assertThat(writer.post(back, Map.of("moment", then.toString())).statusCode())
                .isEqualTo(303);

        assertThat(folders(server.alpha())).containsExactly("Comptes", "Comptes/2027");
    }

    @Test
    void rcloneKeepsThemBothWays() throws Exception {
        Path in = work.resolve("in/Projets/Rien");
        Path _ = Files.createDirectories(in.resolve("Du tout"));
        Path _ = Files.writeString(in.resolveSibling("un.txt"), "un");
        Map<String, String> asso =
                Map.of(
                        "RCLONE_CONFIG_ASSO_TYPE",
                        "webdav",
                        "RCLONE_CONFIG_ASSO_URL",
                        program.address(),
                        "RCLONE_CONFIG_ASSO_VENDOR",
                        "other",
                        "RCLONE_CONFIG_ASSO_USER",
                        program.login(),
                        "RCLONE_CONFIG_ASSO_PASS",
                        run(Map.of(), "rclone", "obscure", program.password()).strip(),
                        "RCLONE_CONFIG",
                        "/dev/null");
        String keep = "--create-empty-src-dirs";

        run(asso, "rclone", "sync", keep, work.resolve("in").toString(), "asso:");
        assertThat(folders(server.alpha()))
                .containsExactly("Projets", "Projets/Rien", "Projets/Rien/Du tout");
        run(asso, "rclone", "sync", keep, "asso:", work.resolve("out").toString());

        assertThat(work.resolve("out/Projets/Rien/Du tout")).isEmptyDirectory();
        assertThat(below(work.resolve("out"))).isEqualTo(below(work.resolve("in")));
    }

    @Test
    void whoeverTakesEverythingAwayTakesThemAlong() throws IOException {
        make("Comptes", "Comptes/2027");
        Path archive = work.resolve("alpha.zip");
        Archives.pack(server, server.alpha(), archive);
        assertThat(Archives.names(archive)).anyMatch(it -> it.endsWith("/files/Comptes/2027/"));

        try (TestServer other = TestServer.start()) {
            var _ =
                    TakeawayWiring.bring(other.house())
                            .run(archive, new Slug("venue"), TestServer.FIXTURE, (_, _, _) -> {});
            Tenant came = other.house().directory().bySlug(new Slug("venue")).orElseThrow();
            assertThat(paths(other, came)).containsExactly("Comptes", "Comptes/2027");
        }
    }

    private void make(String... folders) {
        for (String folder : folders) {
            send("MKCOL", folder);
        }
    }

    private void send(String method, String path) {
        assertThat(
                        program.visitor()
                                .bytes(method, program.path() + path, "", new byte[0])
                                .statusCode())
                .isBetween(200, 299);
    }

    private long take() throws IOException {
        return ArchiveWiring.take(server.house())
                .run(alpha(), Reason.ASKED, "x", "x", Progress.SILENT)
                .number();
    }

    private Tenancy alpha() {
        return server.tenancy(server.alpha());
    }

    private List<String> folders(Tenant tenant) {
        return paths(server, tenant);
    }

    /** All folders of now, by path. */
    private static List<String> paths(TestServer server, Tenant tenant) {
        Map<UUID, String> ways = new java.util.HashMap<>(Map.of(Node.ROOT_ID, ""));
        List<Node> all =
                server.house()
                        .database()
                        .read(server.tenancy(tenant), tx -> History.below(tx, Node.ROOT_ID));
        return all.stream()
                .filter(Node::folder)
                .map(it -> {
                    String way = ways.get(it.parentId()) + it.name();
                    ways.put(it.nodeId(), way + "/");
                    return way;
                })
                .sorted()
                .toList();
    }

    private static List<String> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(it -> folder.relativize(it).toString()).sorted().toList();
        }
    }

    private static String run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
