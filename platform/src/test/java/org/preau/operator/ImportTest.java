package org.preau.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** Files of associations: their preview, their opening, their report, and hostile ones. */
class ImportTest {

    private static TestServer server;
    private static Visitor operator;
    private static Rows rows;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        operator = server.operator();
        rows = new Rows(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aFileIsPreviewedWithoutOpeningAnythingThenOpenedThenLeftAlone() {
        String csv =
                """
                nom;nom court;secteur;responsable;courriel
                Amis du Four;amis-du-four;2;Jeanne;jeanne@four.example
                Association Alpha;alpha;;;
                Une usurpatrice;beta;;;
                ;sans-nom;;;
                Deux fois;deux-fois;9;;
                Amis du Four bis;amis-du-four;;;
                """;

        String here = preview("asso.csv", csv.getBytes(StandardCharsets.UTF_8));

        String page = ConsoleTest.text(operator.get(here));
        assertThat(page)
                .contains("Une association à ouvrir")
                .contains("« beta » est à Association Bêta.")
                .contains("Il manque le nom de l’association.")
                .contains("Un secteur est un chiffre de 1 à 6.")
                .contains("« amis-du-four » est déjà à la ligne 2 de ce fichier.");
        assertThat(rows.count("select count(*) from tenant where slug = 'amis-du-four'")).isZero();

        operator.post(here, Map.of());
        operator.post(here, Map.of());
        Rows.until(() -> operator.get(here).body().contains("rapport.csv"));

        assertThat(rows.count("select count(*) from tenant where slug = 'amis-du-four'"))
                .isEqualTo(1);
        assertThat(server.visitor("amis-du-four.localhost").get("/").statusCode()).isEqualTo(200);
        Rows.until(() ->
                rows.count("select count(*) from invitation where email = 'jeanne@four.example'")
                        == 1);

        String again = preview("asso.csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(ConsoleTest.text(operator.get(again))).contains("Rien à ouvrir");
    }

    @Test
    void theReportNamesEachLineAndCarriesNoLiveFormula() {
        String csv = "name,slug\n=HYPERLINK(\"x\"),formule\n@autre,\n";
        String here = preview("report.csv", csv.getBytes(StandardCharsets.UTF_8));
        operator.get(here);
        operator.post(here, Map.of());
        Rows.until(() -> operator.get(here).body().contains("rapport.csv"));

        HttpResponse<String> report = operator.get(here + "/rapport.csv");

        assertThat(report.headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment");
        assertThat(report.body())
                .startsWith("\ufeffLigne;Nom;")
                .contains(
                        "2;'=HYPERLINK(\"\"x\"\");formule;Ouverte;"
                                .replace("'=HYPERLINK(\"\"x\"\")", "\"'=HYPERLINK(\"\"x\"\")\""))
                .contains("3;'@autre;autre;Ouverte;");
    }

    @Test
    void delimitersAndEncodingsAreFoundOut() {
        for (byte[] file :
                List.of(
                        "\ufeffnom,secteur\nÉtoile un,1\n".getBytes(StandardCharsets.UTF_8),
                        "nom;secteur\r\nÉtoile un;1\r\n".getBytes(StandardCharsets.UTF_8),
                        "secteur\tname\n1\tÉtoile un\n".getBytes(StandardCharsets.UTF_8),
                        "nom;secteur\nÉtoile un;1\n".getBytes(Charset.forName("windows-1252")))) {
            assertThat(CsvFile.read(file))
                    .isInstanceOfSatisfying(
                            CsvFile.Lines.class,
                            read -> {
                                assertThat(read.lines()).hasSize(1);
                                assertThat(read.lines().getFirst().wanted().name())
                                        .isEqualTo("Étoile un");
                                assertThat(read.lines().getFirst().wanted().sector())
                                        .isEqualTo("1");
                            });
        }
    }

    @Test
    void whatIsNoFileOfAssociationsIsRefusedInWords() {
        assertThat(why("")).isEqualTo("operator.csv.empty");
        assertThat(why("nom\n")).isEqualTo("operator.csv.empty");
        assertThat(why("secteur\n1\n")).isEqualTo("operator.csv.no-name");
        assertThat(why("nom,prix\na,b\n")).isEqualTo("operator.csv.column");
        assertThat(why("nom,name\na,b\n")).isEqualTo("operator.csv.twice");
        assertThat(why("nom\n\"jamais fermé\n".repeat(1))).isEqualTo("operator.csv.broken");
        assertThat(why("nom\na\0b\n")).isEqualTo("operator.csv.binary");
        assertThat(why("nom\n" + "x\n".repeat(10_001))).isEqualTo("operator.csv.long");
        assertThat(why("nom\n" + "x".repeat(10_000_000))).isEqualTo("operator.csv.large");
    }

    @Test
    void aQuotedNameMayHoldDelimitersAndLineEnds() {
        CsvFile.Read read =
                CsvFile.read(
                        "nom;secteur\n\"Un; deux\nlignes \"\"ici\"\"\";2\nAprès;3\n"
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(read)
                .isInstanceOfSatisfying(
                        CsvFile.Lines.class,
                        lines -> {
                            assertThat(lines.lines().get(0).wanted().name())
                                    .isEqualTo("Un; deux\nlignes \"ici\"");
                            assertThat(lines.lines().get(1).number()).isEqualTo(4);
                        });
    }

    @Test
    void aWrongFileComesBackToTheSamePage() {
        operator.get("/console/associations/import");

        HttpResponse<String> none =
                operator.upload("/console/associations/import", "file", "", new byte[0]);
        HttpResponse<String> large =
                operator.upload(
                        "/console/associations/import", "file", "gros.csv", new byte[10_000_000]);

        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(ConsoleTest.text(large)).contains("Ce fichier pèse plus de 4 Mo");
    }

    private static String preview(String name, byte[] file) {
        operator.get("/console/associations/import");
        HttpResponse<String> answer =
                operator.upload("/console/associations/import", "file", name, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return ConsoleTest.location(answer);
    }

    private static String why(String file) {
        return CsvFile.read(file.getBytes(StandardCharsets.UTF_8)) instanceof CsvFile.Unreadable no
                ? no.why().key()
                : "readable";
    }
}
