package org.preau.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.base.Ids;
import org.preau.site.ArticleKind;
import org.preau.site.SaveArticle;
import org.preau.site.Volunteers;
import org.preau.site.Writing;
import org.preau.sql.Query;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.testing.Visitor;
import org.preau.text.Json;

/** Visitors find a text by what stands in the documents that it leads to. */
class DocumentSearchTest {

    private static final String FILES = "/espace/alpha/mediatheque/fichiers";

    private static Volunteers volunteers;
    private static Visitor marion;

    @TempDir private static Path folder;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        volunteers.complete(volunteers.marion());
        marion = volunteers.server.member(volunteers.server.alpha(), Office.SECRETARY);
        marion.get("/espace/alpha/mediatheque");
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void aWordOfAnAttachedDocumentFindsTheTextAndItsPlaceIsShown() throws Exception {
        String odt = sent("statuts.odt", Samples.odt("Le bureau compte sept orpailleurs élus."));
        String pdf = sent("bilan.pdf", pdf("Les recettes viennent de la tombola des hydravions."));
        UUID id = article("Nos statuts", "[Statuts](" + odt + ") et [bilan](" + pdf + ").");

        assertThat(titles("orpailleur")).as("of a draft").isEmpty();
        publish(id);
        wait(() -> titles("orpailleurs").equals("Nos statuts"));
        wait(() -> titles("hydravion").equals("Nos statuts"));

        Document page = page("orpailleur");
        assertThat(page.select("mark").eachText()).containsExactly("orpailleurs");
        assertThat(page.select(".card-text").text()).startsWith("Dans statuts.odt");
        assertThat(page("hydravions").select(".card-text").text()).startsWith("Dans bilan.pdf");
        assertThat(search("beta.localhost", "orpailleur").select(".card-title")).isEmpty();
    }

    @Test
    void aDocumentThatIsReplacedOrDeletedIsFoundByItsNewWordsOnly() throws Exception {
        String path = sent("tarifs.odt", Samples.odt("Adhésion cinquante zlotys."));
        publish(article("Tarifs", "[Tarifs](" + path + ")"));
        wait(() -> titles("zloty").equals("Tarifs"));
        UUID media = id(path);

        marion.upload(
                "/espace/alpha/mediatheque/" + media + "/remplacement",
                "file",
                "tarifs-2027.odt",
                Samples.odt("Adhésion soixante couronnes."));

        wait(() -> titles("couronne").equals("Tarifs"));
        assertThat(titles("zloty")).isEmpty();
        marion.post("/espace/alpha/mediatheque/" + media + "/suppression", Map.of("seen", "1"));
        assertThat(titles("couronne")).isEmpty();
        assertThat(titles("tarifs")).isEqualTo("Tarifs");
    }

    /** The transaction of the text and that of the words overlap: neither sees the other. */
    @Test
    void aTextSavedWhileItsDocumentIsBeingReadIsFoundToo() throws Exception {
        String path = sent("halle.odt", Samples.odt("La halle abrite des dirigeables."));
        wait(() -> states().contains("dirigeables"));
        UUID media = id(path);
        UUID article = article("Autour de la halle", "Rien encore.");
        publish(article);
        write(tx -> update(tx, "delete from media_text where media_id = :id", media, ""));

        Thread reader =
                write(tx -> {
                    update(
                            tx,
                            "update article set body = :body where id = :id",
                            article,
                            "[Halle](" + path + ")");
                    Thread reading = readAgain(path);
                    wait(() -> waits() || !reading.isAlive());
                    return reading;
                });
        reader.join();

        assertThat(titles("dirigeable")).isEqualTo("Autour de la halle");
    }

    private static Thread readAgain(String path) {
        ReadDocument reading =
                new ReadDocument(
                        volunteers.server.house().database(),
                        new MediaShelf(volunteers.server.house().store()),
                        folder);
        Media media = media(path);
        return Thread.ofVirtual()
                .start(() ->
                        reading.run(
                                volunteers.server.tenancy(volunteers.server.alpha()),
                                new ReadDocument.Task(media.id(), media.sha256())));
    }

    /** Whether somebody waits for those who save texts. */
    private static boolean waits() {
        return volunteers.read(
                volunteers.server.alpha(),
                tx ->
                        tx.query(
                                        "select true from pg_locks where locktype = 'advisory' and not granted")
                                .exists());
    }

    private static <T> T write(Function<TenantTx, T> work) {
        return volunteers
                .server
                .house()
                .database()
                .write(volunteers.server.tenancy(volunteers.server.alpha()), work);
    }

    private static int update(TenantTx tx, String sql, UUID id, String body) {
        Query query = tx.query(sql).bind("id", id);
        return (body.isEmpty() ? query : query.bind("body", body)).execute();
    }

    @Test
    void hostileDocumentsEndAtABound() throws Exception {
        String bomb = "<w:t>" + " ".repeat(50_000_000) + "</w:t>";
        String entities =
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
        long start = System.nanoTime();

        assertThat(read(Samples.docx(bomb), FileType.DOCX)).isInstanceOf(DocumentText.None.class);
        assertThat(read(Samples.zip(Map.of("content.xml", entities)), FileType.ODT))
                .isInstanceOf(DocumentText.None.class);
        assertThat(read(Samples.latin("%PDF-1.4 rien"), FileType.PDF))
                .isInstanceOf(DocumentText.None.class);
        assertThat(read(pdfOfZeros(), FileType.PDF)).isInstanceOf(DocumentText.None.class);
        assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
        assertThat(read(Samples.odt("Ici &amp; là"), FileType.ODT))
                .isEqualTo(new DocumentText.Words("Ici & là"));
        assertThat(read("nom;âge".getBytes(StandardCharsets.ISO_8859_1), FileType.CSV))
                .isEqualTo(new DocumentText.Words("nom;âge"));
    }

    /** 300 MB of spaces in the stream of a page, packed into less than half a megabyte. */
    @SuppressWarnings("deprecation") // raw bytes are what a hostile file is made of
    private static byte[] pdfOfZeros() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                byte[] spaces = new byte[1_000_000];
                java.util.Arrays.fill(spaces, (byte) '(');
                for (int i = 0; i < 300; i++) {
                    content.appendRawCommands(spaces);
                }
            }
            return bytes(document);
        }
    }

    private static byte[] pdf(String words) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(words);
                content.endText();
            }
            return bytes(document);
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static DocumentText.Read read(byte[] bytes, FileType type) throws IOException {
        Path file = Files.createTempFile(folder, "document", "");
        Files.write(file, bytes);
        return DocumentText.of(file, type.type());
    }

    private static String sent(String name, byte[] bytes) throws Exception {
        String body = marion.upload(FILES, "file", name, bytes).body();
        return Json.tree(body.getBytes(StandardCharsets.UTF_8)).path("file").path("path").asText();
    }

    private static UUID id(String path) {
        return media(path).id();
    }

    private static Media media(String path) {
        return volunteers
                .read(
                        volunteers.server.alpha(),
                        tx -> MediaShelf.find(tx, MediaAddress.read(path).orElseThrow()))
                .orElseThrow();
    }

    private static UUID article(String title, String body) {
        UUID id = Ids.next();
        volunteers
                .acts
                .saveArticle()
                .run(
                        volunteers.marion(),
                        SaveArticle.Command.create(
                                id, ArticleKind.ARTICLE, Writing.of(title, "", body)));
        return id;
    }

    private static void publish(UUID id) {
        volunteers.acts.publishArticle().run(volunteers.marion(), id, 1, null);
    }

    private static String titles(String typed) {
        return page(typed).select(".card-title").text();
    }

    private static Document page(String typed) {
        return search("alpha.localhost", typed);
    }

    private static Document search(String host, String typed) {
        return Jsoup.parse(volunteers.server.visitor(host).get("/recherche?q=" + typed).body());
    }

    /** What became of each document so far. */
    private static String states() {
        return volunteers
                .read(
                        volunteers.server.alpha(),
                        tx ->
                                tx.query("select state || ' ' || words from media_text")
                                        .list(String.class))
                .toString();
    }

    private static void wait(BooleanSupplier until) {
        Instant patience = Instant.now().plusSeconds(40);
        while (!until.getAsBoolean()) {
            assertThat(Instant.now()).as(states()).isBefore(patience);
            Thread.onSpinWait();
        }
    }
}
