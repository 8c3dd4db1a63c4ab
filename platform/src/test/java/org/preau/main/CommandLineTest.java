package org.preau.main;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.mail.FolderDelivery;
import org.preau.people.GiveOffice;
import org.preau.tenancy.Office;
import org.preau.testing.TestPostgres;
import org.preau.testing.TestServer;
import org.preau.text.Json;
import picocli.CommandLine;

/** The command line beside a running server: exit codes, JSON, and the same acts at once public. */
class CommandLineTest {

    private record Ran(int code, String out, String err) {}

    private static TestServer server;
    private static Path data;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start();
        data = Files.createTempDirectory("preau-command");
        Files.writeString(
                data.resolve("preau.properties"),
                """
                database.url = %s
                database.user = %s
                database.password = %s
                secret = %s
                """
                        .formatted(
                                server.access().url(),
                                server.access().user(),
                                server.access().password(),
                                TestPostgres.SECRET));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatADemonstrationWouldHaveSentIsListedWhole() throws Exception {
        assertThat(run("mail", "captured").out()).isEqualTo("0 messages\n");
        Clock still = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
        FolderDelivery folder = new FolderDelivery(data.resolve("mail"), still);
        String message = "Subject: =?utf-8?q?Un_caf=C3=A9?=\r\nFrom: a@b.example\r\n\r\nÉté.\r\n";
        for (int i = 0; i < 2; i++) { // within one millisecond
            var _ =
                    folder.deliver(
                            new MimeMessage(
                                    Session.getInstance(new Properties()),
                                    new ByteArrayInputStream(
                                            message.getBytes(StandardCharsets.UTF_8))),
                            new EmailAddress("lea+x@courriel.example"));
        }

        assertThat(run("mail", "captured").out())
                .contains("lea+x@courriel.example", "Un café", "2 messages");
        List<?> json =
                Json.read(run("mail", "captured", "--json").out().getBytes(UTF_8), List.class);
        assertThat(json).hasSize(2);
        assertThat(json.getFirst().toString())
                .contains("to=lea+x@courriel.example", "subject=Un café", message);
    }

    @Test
    void everythingGoesIntoOneArchiveAndComesBackUnderAnotherName() throws Exception {
        assertThat(run("association", "create", "valise", "--name", "Valise").code()).isZero();
        String file = data.resolve("valise.zip").toString();

        assertThat(run("takeaway", "valise", file, "--json").out()).contains("\"missing\":[]");
        assertThat(run("takeaway", "valise", file).code()).as("it is there already").isEqualTo(4);
        assertThat(run("takeaway", "nobody", file + "2").code()).isEqualTo(4);
        assertThat(run("import", "takeaway", file).code()).as("its name is taken").isEqualTo(4);
        assertThat(run("import", "takeaway", file, "--slug", "valise-venue").out())
                .contains("Valise is open as valise-venue");
        assertThat(run("import", "takeaway", file, "--slug", "valise-venue").out())
                .contains("nothing was done");
        assertThat(run("import", "takeaway", file, "--slug", "É").code()).isEqualTo(2);
        assertThat(run("import", "takeaway", data.resolve("none.zip").toString()).code())
                .isEqualTo(2);
        assertThat(server.visitor("valise-venue.localhost").get("/").statusCode()).isEqualTo(200);
        java.nio.file.Files.writeString(data.resolve("no.zip"), "no archive");
        assertThat(run("import", "takeaway", data.resolve("no.zip").toString()).code())
                .isEqualTo(4);
    }

    @Test
    void snapshotsAreTakenListedComparedAndBroughtBack() throws Exception {
        assertThat(run("association", "create", "garde", "--name", "Garde").code()).isZero();
        assertThat(run("snapshot", "create", "garde").out()).contains("snapshot 1:");
        assertThat(run("snapshot", "create", "garde").out()).contains("nothing changed");
        var tenancy =
                server.tenancy(
                        server.house()
                                .directory()
                                .bySlug(new org.preau.base.Slug("garde"))
                                .orElseThrow());
        server.house()
                .database()
                .write(tenancy, tx -> tx.query("update site set about = 'Cassé'").execute());
        assertThat(run("snapshot", "create", "garde", "--json").out()).contains("\"number\":2");
        assertThat(run("snapshot", "list", "garde").out().lines()).hasSize(2);
        assertThat(run("snapshot", "diff", "garde", "1", "2").out()).contains("~ site.json");

        assertThat(run("snapshot", "restore", "garde", "1").out())
                .contains("1 changed")
                .contains("Nothing was changed");
        assertThat(run("snapshot", "restore", "garde", "1", "--yes").out()).contains("Done");

        String about =
                server.house()
                        .database()
                        .read(tenancy, tx -> tx.query("select about from site").one(String.class));
        assertThat(about).isNotEqualTo("Cassé");
        assertThat(run("snapshot", "restore", "garde", "99").code()).isEqualTo(4);
        assertThat(run("snapshot", "restore", "garde", "1", "--only", "nothing").code())
                .isEqualTo(4);
        assertThat(run("snapshot", "list", "nobody").code()).isEqualTo(4);
    }

    @Test
    void aDrillProvesOneOrAllAndSaysWhatWouldNotComeBack() throws Exception {
        assertThat(run("association", "create", "exercice", "--name", "Exercice").code()).isZero();

        Ran passed = run("drill", "exercice");
        assertThat(passed.code()).as(passed.err()).isZero();
        assertThat(passed.out()).contains("exercice", "passed", "snapshot 1:", "rows");
        assertThat(run("drill", "exercice", "--json").out())
                .contains("\"state\":\"passed\"", "\"faults\":[]");
        assertThat(run("drill", "nobody").code()).isEqualTo(ExitCode.REFUSED);

        var tenant =
                server.house()
                        .directory()
                        .bySlug(new org.preau.base.Slug("exercice"))
                        .orElseThrow();
        damage(data.resolve("vaults"), tenant.id().toString());
        Ran failed = run("drill", "exercice");

        assertThat(failed.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(failed.out()).contains("failed", "wrong: vault");
        assertThat(run("drill").out()).contains("exercice", "alpha", "beta");
    }

    @Test
    void theMirrorIsRecommendedWhereThereIsNone() {
        Ran mirror = run("mirror");

        assertThat(mirror.code()).as(mirror.err()).isZero();
        assertThat(mirror.out()).contains("No mirror is set", "backup/MIRROR.md");
        assertThat(run("mirror", "--json").out()).contains("\"state\":\"off\"");
    }

    /** One bit of each file of this vault but its head is another. */
    private static void damage(Path folder, String vault) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(Files::isRegularFile)
                            .filter(it -> it.toString().contains(vault))
                            .filter(it -> it.toString().contains("pack"))
                            .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        }
    }

    @Test
    void whatACommandCommitsIsPublicOnTheRunningServerAtOnce() throws Exception {
        Ran made = run("association", "create", "par-commande", "--name", "Par commande", "--json");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(Json.tree(made.out().getBytes(StandardCharsets.UTF_8)).path("slug").asText())
                .isEqualTo("par-commande");
        until(200);

        assertThat(run("association", "suspend", "par-commande", "--reason", "Essai").code())
                .isZero();
        until(503);
        assertThat(run("association", "resume", "par-commande").code()).isZero();
        until(200);
        assertThat(run("association", "delete", "par-commande", "--reason", "Essai").out())
                .contains("preau association restore par-commande");
        until(404);
        assertThat(run("association", "restore", "par-commande").code()).isZero();
        until(200);
    }

    @Test
    void aSiteGoesOutAsFilesAndComesInElsewhereWithAReport() throws Exception {
        run("association", "create", "depart", "--name", "Départ");
        run("association", "create", "arrivee", "--name", "Arrivée");
        Path texts = Files.createDirectories(data.resolve("texts"));
        Files.writeString(texts.resolve("un.md"), "# Un titre\n\n![x](perdue.png) Du texte.\n");
        Path out = data.resolve("out");

        Ran came = run("import", "folder", "depart", texts.toString(), "--json");
        Ran went = run("export", "markdown", "depart", out.toString());
        Ran again = run("import", "folder", "arrivee", out.toString());

        assertThat(came.code()).as(came.err()).isZero();
        assertThat(came.out())
                .contains("\"article\":{\"created\":1}")
                .contains("The file is not in the folder of media.");
        assertThat(went.out())
                .startsWith("1 articles, 0 pages, 0 sections, 0 pictures and files, ");
        assertThat(out.resolve("articles/un.md")).content().contains("title: Un titre");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(run("export", "markdown", "depart", out.toString()).code())
                .as("a folder that holds something")
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("import", "folder", "nulle-part", texts.toString()).code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("import", "wordpress", "arrivee", texts.resolve("un.md").toString()).err())
                .contains("un.md cannot be read: not well-formed XML");
    }

    @Test
    void listsAndShowsForPeopleAndPrograms() throws Exception {
        assertThat(run("association", "list").out()).contains("alpha", "Association Bêta");
        assertThat(run("association", "list", "--search", "beta", "--json").out())
                .contains("\"slug\":\"beta\"")
                .doesNotContain("alpha");
        assertThat(run("association", "list", "--state", "archived").out()).isEmpty();
        assertThat(run("association", "show", "alpha").out())
                .contains("name      Association Alpha");
    }

    @Test
    void whatIsRefusedSaysWhyAndExitsSo() {
        Ran taken = run("association", "create", "alpha", "--name", "Autre");
        assertThat(taken.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(taken.err())
                .contains("“alpha” belongs to Association Alpha. “alpha-2” is free.");
        assertThat(run("association", "create", "x y", "--name", "Autre").code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("association", "show", "absente").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("association", "suspend", "alpha").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("association", "delete", "alpha", "--reason", "Essai", "--now").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("association").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("account", "sign-in-link", "nobody@example.org").code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("account", "create", "pas-une-adresse", "--name", "X").code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void deletingNowErasesAtOnce() {
        run("association", "create", "a-effacer", "--name", "À effacer");

        Ran gone = run("association", "delete", "a-effacer", "--reason", "Essai", "--now", "--yes");

        assertThat(gone.code()).as(gone.err()).isZero();
        assertThat(run("association", "show", "a-effacer").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void anOperatorIsMadeAndComesInByALink() {
        assertThat(
                        run(
                                        "account",
                                        "create",
                                        "nina@commande.example",
                                        "--name",
                                        "Nina",
                                        "--operator")
                                .code())
                .isZero();
        assertThat(
                        run(
                                        "account",
                                        "create",
                                        "nina@commande.example",
                                        "--name",
                                        "Nina",
                                        "--json")
                                .out())
                .contains("\"created\":false");

        String link = run("account", "sign-in-link", "nina@commande.example").out().strip();

        assertThat(link).contains("/connexion/lien?jeton=");
        assertThat(server.portal().get(link.substring(link.indexOf("/connexion"))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenOfThePlatformIsForWhoRunsItAndOpensAnAssociation() throws Exception {
        run("account", "create", "olga@commande.example", "--name", "Olga", "--operator");
        run("account", "create", "luc@commande.example", "--name", "Luc");

        Ran made = token("olga@commande.example", "--days", "30", "--json");
        Ran refused = token("luc@commande.example");

        assertThat(made.code()).as(made.err()).isZero();
        String secret =
                Json.tree(made.out().getBytes(StandardCharsets.UTF_8)).path("token").asText();
        assertThat(
                        server.portal()
                                .with("Authorization", "Bearer " + secret)
                                .get("/api/v1/platform/associations")
                                .statusCode())
                .isEqualTo(200);
        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("does not run the platform");
        assertThat(noted()).contains("token.made by Olga");
    }

    @Test
    void aTokenOfAnAssociationCarriesNoMoreThanItsMakersOffices() {
        String ada = "ada@commande.example";
        run("account", "create", ada, "--name", "Ada");
        AccountId id = server.accounts().byEmail(new EmailAddress(ada)).orElseThrow().id();
        new GiveOffice(server.house().database(), server.house().clock())
                .run(
                        server.tenancy(server.alpha()),
                        TestServer.FIXTURE,
                        id,
                        "Ada",
                        Office.WRITER,
                        null,
                        null);

        Ran made = token(ada, "--association", "alpha", "--rights", "read,write");
        Ran beyond = token(ada, "--association", "alpha", "--rights", "people");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(
                        server.portal()
                                .with("Authorization", "Bearer " + made.out().strip())
                                .get("/api/v1/associations/alpha")
                                .statusCode())
                .isEqualTo(200);
        assertThat(beyond.err()).contains("these rights there, and no others: read, write");
        assertThat(token(ada, "--association", "beta").err()).contains("holds no office in beta");
        assertThat(token(ada, "--association", "absente").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(token(ada, "--rights", "read").code()).isEqualTo(ExitCode.USAGE);
        assertThat(token(ada, "--days", "0").code()).isEqualTo(ExitCode.USAGE);
        assertThat(token("nobody@example.org").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aPasswordForAProgramIsPrintedOnceForWhoHoldsAnOffice() {
        String lea = "lea@commande.example";
        run("account", "create", lea, "--name", "Léa");
        AccountId id = server.accounts().byEmail(new EmailAddress(lea)).orElseThrow().id();
        new GiveOffice(server.house().database(), server.house().clock())
                .run(
                        server.tenancy(server.alpha()),
                        TestServer.FIXTURE,
                        id,
                        "Léa",
                        Office.WRITER,
                        null,
                        null);

        Ran made = run("app-password", "create", "alpha", lea, "--for", "files");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out().strip()).matches("(?:[a-z2-9]{5}-){4}[a-z2-9]{6}");
        assertThat(run("app-password", "create", "beta", lea, "--for", "git").err())
                .contains("holds no office in beta");
        assertThat(run("app-password", "create", "absente", lea, "--for", "git").code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("app-password", "create", "alpha", lea, "--for", "tout").code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFileIsTriedFirstThenOpened() throws IOException {
        Path file = data.resolve("asso.csv");
        Files.writeString(file, "nom;nom court\nDu fichier;du-fichier\nAutre;alpha\n");

        Ran tried = run("import-csv", file.toString(), "--dry-run");
        assertThat(tried.out()).contains("ready", "wrong");
        assertThat(run("association", "show", "du-fichier").code()).isEqualTo(ExitCode.REFUSED);

        Ran done = run("import-csv", file.toString(), "--json");
        assertThat(done.out()).contains("\"outcome\":\"opened\"");
        assertThat(done.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("import-csv", file.toString()).out()).contains("there");
        assertThat(run("import-csv", data.resolve("absent.csv").toString()).code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void everyCommandExplainsItself() {
        CommandLine all = Main.commandLine();
        assertThat(helped(all)).isGreaterThan(12);
    }

    private static int helped(CommandLine command) {
        int count = 0;
        for (CommandLine one : command.getSubcommands().values()) {
            assertThat(one.getUsageMessage()).contains("--help").contains("Usage:");
            count += 1 + helped(one);
        }
        return count;
    }

    private static Ran token(String email, String... more) {
        List<String> all = new ArrayList<>(List.of("account", "token", email, "--name", "Essai"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    /** What the portal's log says, act and actor. */
    private static List<String> noted() {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.house().directory().portal()),
                        tx ->
                                tx.query("select act || ' by ' || actor_name from audit_entry")
                                        .list(String.class));
    }

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!arguments[0].startsWith("-")) {
            all.add("--data");
            all.add(data.toString());
        }
        int code =
                Main.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(all.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    /** A second is the patience of whoever looks; the promise is a tenth of it. */
    private static void until(int status) {
        Instant end = Instant.now().plusSeconds(5);
        int seen;
        do {
            seen = server.visitor("par-commande.localhost").get("/").statusCode();
        } while (seen != status && Instant.now().isBefore(end));
        assertThat(seen).isEqualTo(status);
    }
}
