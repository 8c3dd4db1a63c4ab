package org.preau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.testing.FilesProgram;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Dates;

/** Files and folders shown by a link: to whom, how long, and to nobody else. */
class LinksTest {

    private static final String ROOT = "/espace/alpha/fichiers";
    private static final Pattern ADDRESS =
            Pattern.compile("http://localhost:\\d+(/partage/alpha/[\\w-]{22})<");
    private static TestServer server;
    private static Visitor writer;
    private static Visitor program;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        writer = server.member(server.alpha(), Office.WRITER);
        writer.get(ROOT);
        program = FilesProgram.of(server, server.alpha(), "liens", Office.WRITER).visitor();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aLinkShowsAFileToWhoeverHasItAndCountsHowOften() {
        UUID file = put("Compte rendu <b>.txt", "Présents : tous");

        String link = share(file, Map.of("days", "7"));
        HttpResponse<String> page = server.portal().get(link);
        HttpResponse<String> bytes = server.portal().get(link + "/" + file + "/telechargement");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Compte rendu &lt;b&gt;.txt", "Présents : tous", "Association Alpha");
        assertThat(page.headers().firstValue("x-robots-tag").orElse("")).contains("noindex");
        assertThat(page.headers().firstValue("set-cookie")).isEmpty();
        assertThat(bytes.body()).isEqualTo("Présents : tous");
        assertThat(bytes.headers().firstValue("x-robots-tag").orElse("")).contains("noindex");
        assertThat(writer.get(ROOT + "/liens").body())
                .contains("ouvert une fois", "un fichier lu", "Compte rendu &lt;b&gt;.txt");
    }

    @Test
    void aSharedFolderShowsWhatIsBelowAndNothingElse() throws IOException {
        UUID folder = folder("Budget");
        UUID within = put("Budget/2026/prévu.txt", "prévu");
        UUID beside = put("secret.txt", "secret");

        String link = share(folder, Map.of("days", "1"));
        Visitor visitor = server.portal();

        assertThat(visitor.get(link).body()).contains("2026").doesNotContain("secret");
        assertThat(visitor.get(link + "/" + within).body()).contains("prévu.txt");
        assertThat(visitor.get(link + "/" + within + "/contenu").body()).isEqualTo("prévu");
        for (String part : new String[] {"", "/contenu", "/telechargement"}) {
            assertThat(visitor.get(link + "/" + beside + part).statusCode()).isEqualTo(404);
        }
        assertThat(visitor.get(link + "/" + Node.ROOT_ID + "/zip").statusCode()).isEqualTo(404);
        assertThat(unzipped(link + "/" + folder + "/zip"))
                .isEqualTo(Map.of("2026/", "", "2026/prévu.txt", "prévu"));
    }

    @Test
    void whatIsMovedStaysSharedAndWhatIsThrownAwayDoesNot() {
        UUID folder = folder("Ailleurs");
        UUID file = put("mobile.txt", "mobile");
        String link = share(file, Map.of("days", "30"));

        writer.post(ROOT + "/" + file + "/place", Map.of("folder", folder.toString()));
        writer.post(ROOT + "/" + file + "/nom", Map.of("name", "autre nom.txt"));
        assertThat(server.portal().get(link).body()).contains("autre nom.txt");

        writer.post(ROOT + "/" + folder + "/suppression", Map.of());
        HttpResponse<String> gone = server.portal().get(link);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("n’est plus là");
        assertThat(server.portal().get(link + "/" + file + "/contenu").statusCode()).isEqualTo(410);
    }

    @Test
    void aRevokedOrExpiredLinkSaysSoAndOpensNothing() {
        UUID file = put("fini.txt", "fini");
        String revoked = share(file, Map.of("days", "7"));
        String expired =
                share(
                        file,
                        Map.of(
                                "days",
                                "date",
                                "until",
                                LocalDate.now(Dates.PARIS).plusDays(2).toString()));
        String list = writer.get(ROOT + "/liens").body();
        Matcher form =
                Pattern.compile("(" + ROOT + "/liens/[0-9a-f-]{36}/revocation)").matcher(list);
        assertThat(form.find()).isTrue();

        // The newest comes first.
        HttpResponse<String> said = writer.post(form.group(1), Map.of());
        assertThat(said.statusCode()).isEqualTo(303);
        assertThat(server.portal().get(expired).statusCode()).isEqualTo(410);
        assertThat(server.portal().get(expired).body()).contains("a été retiré");
        assertThat(server.portal().get(revoked).statusCode()).isEqualTo(200);

        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                "update file_link set made_at = now() - interval '9 days', until_at = now() - interval '1 second' where node_id = :node")
                                        .bind("node", file)
                                        .execute());
        HttpResponse<String> over = server.portal().get(revoked);
        assertThat(over.statusCode()).isEqualTo(410);
        assertThat(over.body()).contains("est terminé");
        assertThat(server.portal().get(revoked + "/" + file + "/contenu").statusCode())
                .isEqualTo(410);
    }

    @Test
    void aPasswordIsAskedAndGuessesAreCounted() {
        UUID file = put("fermé.txt", "le contenu fermé");
        String link = share(file, Map.of("days", "7", "password", "un mot long"));
        Visitor visitor = server.portal();

        String asked = visitor.get(link).body();
        HttpResponse<String> wrong = visitor.post(link, Map.of("password", "autre chose"));
        HttpResponse<String> right = visitor.post(link, Map.of("password", "un mot long"));

        assertThat(asked).contains("Il faut un mot de passe").doesNotContain("fermé.txt");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(visitor.get(link + "/" + file + "/contenu").body())
                .doesNotContain("le contenu fermé");
        assertThat(right.statusCode()).isEqualTo(303);
        String opened = right.headers().firstValue("location").orElseThrow();
        assertThat(visitor.get(opened).body()).contains("fermé.txt", "le contenu fermé");
        String key = opened.substring(opened.indexOf('?'));
        assertThat(visitor.get(link + "/" + file + "/contenu" + key).body())
                .isEqualTo("le contenu fermé");
        assertThat(visitor.get(link + "/" + file + "/contenu" + key.replace(".", ".A")).body())
                .doesNotContain("le contenu fermé");
        String another = share(file, Map.of("days", "7", "password", "un mot long"));
        assertThat(visitor.get(another + key).body()).doesNotContain("le contenu fermé");

        int status = 0;
        for (int i = 0; i < 25 && status != 429; i++) {
            status = visitor.post(another, Map.of("password", "essai numéro " + i)).statusCode();
        }
        assertThat(status).isEqualTo(429);
        assertThat(visitor.post(another, Map.of("password", "un mot long")).statusCode())
                .isEqualTo(429);
    }

    @Test
    void theSameFormTwiceIsOneLinkAndWrongTermsAreSaid() {
        UUID file = put("double.txt", "double");
        String id = Ids.next().toString();
        Map<String, String> fields = Map.of("id", id, "days", "7", "until", "", "password", "");

        HttpResponse<String> first = writer.post(ROOT + "/" + file + "/lien", fields);
        HttpResponse<String> second = writer.post(ROOT + "/" + file + "/lien", fields);
        HttpResponse<String> late =
                writer.post(
                        ROOT + "/" + file + "/lien",
                        Map.of(
                                "id",
                                Ids.next().toString(),
                                "days",
                                "date",
                                "until",
                                LocalDate.now(Dates.PARIS).plusDays(400).toString(),
                                "password",
                                "court"));

        assertThat(ADDRESS.matcher(first.body()).find()).isTrue();
        assertThat(second.body()).contains("existe déjà").doesNotContain("/partage/");
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("dans un an au plus", "8 signes au moins");
        assertThat(writer.get(ROOT + "/" + file).body()).contains("Un lien ouvert");
    }

    @Test
    void anotherAssociationsNameOpensNothingAndAReaderSharesNothing() {
        UUID file = put("ici.txt", "ici");
        String link = share(file, Map.of("days", "7"));
        Visitor reader = server.member(server.alpha(), Office.MEMBER);
        reader.get(ROOT);

        assertThat(server.portal().get(link.replace("alpha", "beta")).statusCode()).isEqualTo(404);
        assertThat(server.portal().get(link.substring(0, link.length() - 1)).statusCode())
                .isEqualTo(404);
        assertThat(reader.get(ROOT + "/" + file + "/lien").statusCode()).isEqualTo(403);
        assertThat(reader.get(ROOT + "/" + file).body()).doesNotContain("Partager par un lien");
    }

    private static String share(UUID node, Map<String, String> terms) {
        Map<String, String> fields =
                new LinkedHashMap<>(
                        Map.of("id", Ids.next().toString(), "until", "", "password", ""));
        fields.putAll(terms);
        String page = writer.post(ROOT + "/" + node + "/lien", fields).body();
        Matcher address = ADDRESS.matcher(page);
        assertThat(address.find()).as(page).isTrue();
        return address.group(1);
    }

    private static UUID put(String path, String text) {
        FilePath file = path(path);
        server.house();
        FilePath folder = FilePath.ROOT;
        for (FileName name : file.parent().names()) {
            folder = folder.child(name).orElseThrow();
            program.bytes(
                    "MKCOL", "/dav/alpha/" + folder.address() + "/", "text/plain", new byte[0]);
        }
        program.bytes(
                "PUT",
                "/dav/alpha/" + file.address(),
                "text/plain",
                text.getBytes(StandardCharsets.UTF_8));
        return id(file);
    }

    private static UUID folder(String path) {
        program.bytes(
                "MKCOL", "/dav/alpha/" + path(path).address() + "/", "text/plain", new byte[0]);
        return id(path(path));
    }

    private static FilePath path(String path) {
        return FilePath.ofAddress(new FilePathText(path).address()).orElseThrow();
    }

    /** A path as people write it. */
    private record FilePathText(String path) {
        String address() {
            return java.util.Arrays.stream(path.split("/"))
                    .map(FilePath::encoded)
                    .collect(java.util.stream.Collectors.joining("/"));
        }
    }

    private static UUID id(FilePath path) {
        return server.house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> Tree.walk(tx, path))
                .target()
                .orElseThrow()
                .nodeId();
    }

    private static Map<String, String> unzipped(String address) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        byte[] bytes;
        try (var in =
                java.net
                        .URI
                        .create("http://localhost:" + server.port() + address)
                        .toURL()
                        .openStream()) {
            bytes = in.readAllBytes();
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry it = zip.getNextEntry(); it != null; it = zip.getNextEntry()) {
                all.put(it.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all;
    }
}
