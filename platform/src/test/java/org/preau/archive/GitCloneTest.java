package org.preau.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.vault.FolderSource;
import org.preau.backup.vault.Note;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Sha256;
import org.preau.backup.vault.Vault;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.main.ArchiveWiring;
import org.preau.people.GiveOffice;
import org.preau.people.MakeAppPassword;
import org.preau.people.Places;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Language;
import org.preau.web.AppUse;

/** Members fetch the backup of their association with the git and git-lfs that they have. */
class GitCloneTest {

    /** In the thorough run a vault of some size, to see how fast it goes out. */
    private static final int LARGE_MB = Integer.getInteger("preau.clone.mb", 3);

    private static final long PATIENCE_S = 240;

    @TempDir private Path folder;
    private TestServer server;
    private Vault vault;
    private Path source;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start();
        vault = ArchiveWiring.vaults(server.house()).of(server.alpha().id());
        source = folder.resolve("source");
        Files.createDirectories(source.resolve("Comptes rendus"));
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            write("Comptes rendus/n° " + i + ".txt", ("Séance " + i + "\n").repeat(i));
        }
        byte[] film = new byte[1_000_000];
        for (int i = 0; i < LARGE_MB; i++) {
            random.nextBytes(film);
            Files.write(source.resolve("film-" + i + ".mp4"), film);
        }
        Files.writeString(source.resolve("tableau.csv"), "a;b;c\r\n".repeat(60_000));
        commit();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCloneHasEveryByteAndAFetchBringsWhatCameSince() throws Exception {
        String address = address(member("pres", Office.PRESIDENT));
        long begun = System.nanoTime();

        git(folder, 0, "clone", address, "copie");

        double seconds = (System.nanoTime() - begun) / 1e9;
        Path copy = folder.resolve("copie");
        System.out.printf("clone: %d MB in %.1f s%n", LARGE_MB, seconds);
        assertThat(content(copy)).isEqualTo(content(source));
        git(copy, 0, "fsck", "--full", "--strict");
        git(copy, 0, "lfs", "fsck", "--objects");

        write("Comptes rendus/n° 3.txt", "corrigé\n");
        Files.write(source.resolve("film-neuf.mp4"), new byte[700_000]);
        commit();
        Files.setLastModifiedTime(
                copy.resolve("Comptes rendus/n° 3.txt"), FileTime.fromMillis(1_000_000));
        git(copy, 0, "pull", "--ff-only");
        git(copy, 0, "-c", "protocol.version=0", "fetch");

        assertThat(content(copy)).isEqualTo(content(source));
        git(copy, 0, "fsck", "--full", "--strict");
    }

    @Test
    void anOlderGitClonesToo() throws Exception {
        String address = address(member("sec", Office.SECRETARY));

        git(folder, 0, "-c", "protocol.version=0", "clone", address, "ancien");

        assertThat(content(folder.resolve("ancien"))).isEqualTo(content(source));
    }

    @Test
    void aPushIsRefusedAndSaysWhy() throws Exception {
        git(folder, 0, "clone", address(member("web", Office.WEBMASTER)), "copie");
        Path copy = folder.resolve("copie");
        Files.writeString(copy.resolve("ajout.txt"), "x");
        git(copy, 0, "add", ".");
        git(copy, 0, "-c", "user.name=x", "-c", "user.email=x@y.example", "commit", "-m", "x");

        String said = git(copy, 128, "push");

        assertThat(said).contains("Preau alone writes it");
        assertThat(vault.versions()).hasSize(1);
    }

    @Test
    void nobodyClonesWithoutARightPasswordAndTheRightOffice() throws Exception {
        String writer = member("auteur", Office.WRITER);
        String former = member("ancienne", Office.PRESIDENT);
        String good = member("pres", Office.PRESIDENT);

        assertThat(git(folder, 128, "clone", address("pres%40alpha.example:faux"), "a"))
                .contains("Authentication failed");
        assertThat(git(folder, 128, "clone", address(writer), "b")).contains("403");
        endOffice("ancienne");
        assertThat(git(folder, 128, "clone", address(former), "c"))
                .contains("Authentication failed");
        assertThat(git(folder, 128, "clone", address(good).replace("/alpha.git", "/beta.git"), "d"))
                .contains("Authentication failed");
        assertThat(git(folder, 128, "clone", address(good).replace("/alpha.git", "/rien.git"), "e"))
                .contains("Authentication failed");
        assertThat(server.portal().get("/git/alpha.git/info/refs?service=git-upload-pack"))
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(401);
                    assertThat(answer.headers().firstValue("www-authenticate"))
                            .hasValueSatisfying(it -> assertThat(it).startsWith("Basic realm="));
                });
    }

    @Test
    void aLargeFileIsGivenWholeAndInParts() throws Exception {
        String president = member("pres", Office.PRESIDENT);
        byte[] film = Files.readAllBytes(source.resolve("film-1.mp4"));
        String path = "/git/alpha.git/info/lfs/objects/" + Sha256.of(film).hex();

        for (int from : new int[] {0, 1, 65_536, 300_001, 999_999}) {
            HttpResponse<byte[]> part = raw(president, "bytes=" + from + "-", path);
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(film, from, film.length));
        }
        assertThat(raw(president, "bytes=10-400000", path).body())
                .isEqualTo(Arrays.copyOfRange(film, 10, 400_001));
        assertThat(raw(president, "bytes=0-", path.replaceAll("..$", "zz")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatGitLfsSendsIsRefusedInItsOwnWords() {
        Visitor visitor = showing(member("pres", Office.PRESIDENT));
        String batch = "/git/alpha.git/info/lfs/objects/batch";

        HttpResponse<String> upload =
                visitor.bytes(
                        "POST",
                        batch,
                        "application/vnd.git-lfs+json",
                        "{\"operation\":\"upload\",\"objects\":[]}"
                                .getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> unknown =
                visitor.bytes(
                        "POST",
                        batch,
                        "application/vnd.git-lfs+json",
                        "{\"operation\":\"download\",\"objects\":[{\"oid\":\"../x\",\"size\":1}]}"
                                .getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> nonsense =
                visitor.bytes("POST", batch, "text/plain", new byte[] {'{'});

        assertThat(upload.statusCode()).isEqualTo(403);
        assertThat(upload.headers().firstValue("content-type"))
                .hasValue("application/vnd.git-lfs+json");
        assertThat(upload.body()).contains("\"message\"");
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(unknown.body()).contains("\"code\":404").doesNotContain("actions");
        assertThat(nonsense.statusCode()).isEqualTo(422);
    }

    private HttpResponse<byte[]> raw(String credentials, String range, String path)
            throws Exception {
        byte[] pair = credentials.replace("%40", "@").getBytes(StandardCharsets.UTF_8);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + server.port() + path))
                                .header(
                                        "authorization",
                                        "Basic " + Base64.getEncoder().encodeToString(pair))
                                .header("range", range)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(source.resolve(name), text);
    }

    private void commit() throws IOException {
        vault.commit(
                new FolderSource(source), new Note("x", "x", "x", Instant.now()), Progress.SILENT);
    }

    /** A new member's password for git with its login, as an address holds them. */
    private String member(String name, Office office) {
        String login = name + "@alpha.example";
        var house = server.house();
        var account = server.accounts().create(name, new EmailAddress(login), Language.FR);
        new GiveOffice(house.database(), house.clock())
                .run(
                        server.tenancy(server.alpha()),
                        TestServer.FIXTURE,
                        account.id(),
                        name,
                        office,
                        null,
                        null);
        var desk =
                new Places(house.database(), house.tenancies(), house.clock())
                        .desk(account.id(), name, false, server.alpha())
                        .orElseThrow();
        var made =
                new MakeAppPassword(house.database(), house.clock())
                        .run(desk, new MakeAppPassword.Command(Ids.next(), AppUse.GIT, "un test"));
        return login.replace("@", "%40") + ":" + ((MakeAppPassword.Made) made).secret();
    }

    private Visitor showing(String credentials) {
        byte[] pair = credentials.replace("%40", "@").getBytes(StandardCharsets.UTF_8);
        return server.portal()
                .with("authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private void endOffice(String name) {
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                """
                                                update membership
                                                   set ended_at = now()
                                                 where account_id = (select account_id from account where email = :email)
                                                """)
                                        .bind("email", new EmailAddress(name + "@alpha.example"))
                                        .execute());
    }

    private String address(String credentials) {
        return "http://" + credentials + "@localhost:" + server.port() + "/git/alpha.git";
    }

    /** Runs it, and gives what it said. */
    private String git(Path where, int expected, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(where.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(
                home.resolve(".gitconfig"),
                """
                [filter "lfs"]
                    clean = git-lfs clean -- %f
                    smudge = git-lfs smudge -- %f
                    process = git-lfs filter-process
                    required = true
                """);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(said);
        assertThat(process.exitValue()).as(text).isEqualTo(expected);
        return text;
    }

    /** The hash of each file, but for git's own. */
    private static Map<String, String> content(Path root) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.startsWith(".git/") && !name.endsWith(".gitattributes")) {
                    content.put(name, Sha256.of(Files.readAllBytes(file)).hex());
                }
            }
        }
        return content;
    }
}
