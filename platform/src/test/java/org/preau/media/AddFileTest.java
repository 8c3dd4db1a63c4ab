package org.preau.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.store.StoredObject;
import org.preau.site.Pictures;
import org.preau.site.Volunteers;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.web.Desk;

/** Recordings and documents that people send, the well-meant and the others. */
class AddFileTest {

    private static Volunteers volunteers;
    private static MediaActs acts;
    private static Desk paul;

    @TempDir private static Path folder;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        acts =
                MediaActs.of(
                        volunteers.server.house().database(),
                        volunteers.server.house().clock(),
                        volunteers.server.house().store());
        paul = volunteers.paul();
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void everyKindIsFoundByItsBytesWhateverItsName() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("video/mp4", Samples.mp4("isom", "vide", 900));
        files.put("audio/mp4", Samples.mp4("M4A ", "soun", 900));
        files.put("audio/mpeg", Samples.mp3());
        files.put("audio/flac", Samples.flac());
        files.put("audio/ogg", Samples.ogg("OpusHead"));
        files.put("video/webm", Samples.webm("webm"));
        files.put("application/pdf", Samples.pdf());
        files.put("application/vnd.oasis.opendocument.text", Samples.odt("Bonjour"));
        files.put(FileType.DOCX.type(), Samples.docx("Bonjour"));
        files.put("application/rtf", Samples.latin("{\\rtf1 Bonjour}"));
        files.put("text/csv", "nom;âge\nLucie;41\nPaul;37\n".getBytes(StandardCharsets.UTF_8));
        files.put("text/plain", Samples.latin("Chère Lucie,\nà bientôt.\n"));
        files.put("application/zip", Samples.zip(Map.of("lettre.txt", "Bonjour")));
        files.put("image/webp", Pictures.png(30, 20));

        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Media media = kept(file.getValue(), "n’importe quoi.exe");
            assertThat(media.type()).isEqualTo(file.getKey());
            assertThat(media.name()).startsWith("n-importe-quoi.").doesNotEndWith("exe");
        }
    }

    @Test
    void whatRunsOrWhatBrowsersCannotReadIsRefusedInItsOwnWords() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("html", Samples.latin("  <!DOCTYPE html><script>alert(1)</script>"));
        files.put("svg", Samples.latin("<svg onload='alert(1)'/>"));
        files.put("program", Samples.latin("MZ\u0090 un programme"));
        files.put("old-office", Samples.latin("\u00d0\u00cf\u0011\u00e0 mot"));
        files.put("mov", Samples.mp4("qt  ", "vide", 10));
        files.put("film", Samples.webm("matroska"));
        files.put("wave", Samples.latin("RIFF\0\0\0\0WAVEfmt "));
        files.put("captions", Samples.latin("WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour"));
        files.put("packed", Samples.latin("Rar!\u001a\u0007"));
        files.put("unknown", Samples.latin("du bruit \0\u0001\u0002"));
        files.put("empty", new byte[0]);
        files.put("damaged", Arrays.copyOf(Samples.mp4("isom", "vide", 900), 300));

        files.forEach((word, bytes) ->
                assertThat(refused(bytes, "photo.mp3")).isEqualTo("media.file." + word));
        assertThat(refused(Samples.latin("<?xml version='1.0'?><html/>"), "a.txt"))
                .isEqualTo("media.file.html");
        assertThat(refused(Samples.zip(Map.of("word/vbaProject.bin", "x")), "a.docx"))
                .isEqualTo("media.file.program");
        assertThat(refused(Samples.zip(Map.of("META-INF/MANIFEST.MF", "x")), "a.zip"))
                .isEqualTo("media.file.program");
    }

    @Test
    void aPageThatPretendsToBeAnotherKindIsServedAsThatKindOrNotKept() throws Exception {
        byte[] script = Samples.latin("<html><script>alert(document.domain)</script>");
        Media pdf = kept(Samples.concat(Samples.pdf(), script), "polyglotte.html");

        assertThat(pdf.type()).isEqualTo("application/pdf");
        assertThat(pdf.name()).isEqualTo("polyglotte.pdf");
        assertThat(refused(Samples.concat(Samples.latin("a;b\n"), script), "a.csv"))
                .isEqualTo("media.file.html");
    }

    @Test
    void whereAFilmWasTakenAndWhatProgramsNotedIsOverwrittenAndNothingElseMoves() throws Exception {
        byte[] sent = Samples.mp4("isom", "vide", 5_000);

        byte[] film = bytes(kept(sent, "quai.mp4"));

        assertThat(film).hasSameSizeAs(sent);
        assertThat(text(film)).contains("free").doesNotContain("xyz", "45.7640", "Lucie", "xmp");
        assertThat(Arrays.copyOfRange(film, film.length - 5_000, film.length))
                .isEqualTo(Arrays.copyOfRange(sent, sent.length - 5_000, sent.length));
        int dated = text(film).indexOf("mvhd") + 8;
        assertThat(Arrays.copyOfRange(film, dated, dated + 8)).containsOnly(0);
        assertThat(text(bytes(kept(Samples.mp3(), "chorale.mp3"))))
                .contains("La chorale")
                .doesNotContain("PRIV", "GEOB", "45.7640", "Lucie");
        assertThat(text(bytes(kept(Samples.flac(), "chorale.flac")))).doesNotContain("Lucie");
    }

    @Test
    void aFileThatIsThereAlreadyIsNotCountedAgain() throws Exception {
        byte[] file = Samples.odt("Statuts");
        AddMedia.Kept first = (AddMedia.Kept) sent(paul, file, "statuts.odt");
        long used = used(alpha());

        AddMedia.Kept again = (AddMedia.Kept) sent(paul, file, "autre-nom.odt");

        assertThat(first.before()).isFalse();
        assertThat(again.before()).isTrue();
        assertThat(again.media()).isEqualTo(first.media());
        assertThat(used(alpha())).isEqualTo(used);
    }

    @Test
    void aBombOfZeroesTakesNoMoreThanItsOwnBytes() throws Exception {
        byte[] bomb = Samples.zip(Map.of("zero.txt", "\0".repeat(60_000_000)));
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();

        Media media = kept(bomb, "bombe.zip");

        assertThat(media.bytes()).isEqualTo(bomb.length).isLessThan(100_000);
        assertThat(runtime.totalMemory() - runtime.freeMemory() - before)
                .isLessThan(64L * 1024 * 1024);
    }

    @Test
    void aBoxThatSaysItIsLargerThanTheFileIsRefused() {
        byte[] lying =
                Samples.concat(
                        Samples.box("ftyp", Samples.latin("isom\0\0\0\0")),
                        Samples.number(1),
                        Samples.latin("moov"),
                        new byte[] {0x7f, -1, -1, -1, -1, -1, -1, -1});
        assertThat(refused(lying, "film.mp4")).isEqualTo("media.file.damaged");
        byte[] nested = Samples.box("hdlr", new byte[30]);
        for (int i = 0; i < 40; i++) {
            nested = Samples.box("moov", nested);
        }
        assertThat(
                        refused(
                                Samples.concat(
                                        Samples.box("ftyp", Samples.latin("isom\0\0\0\0")), nested),
                                "a.mp4"))
                .isEqualTo("media.file.damaged");
    }

    @Test
    void aFullSpaceTakesNoFileAndKeepsNothingOfIt() throws Exception {
        Tenant full = volunteers.server.open("pleine", "Association pleine");
        volunteers
                .server
                .house()
                .database()
                .operator(
                        "test: a small quota",
                        tx ->
                                tx.query("update tenant set quota_bytes = 10 where tenant_id = :id")
                                        .bind("id", full.id())
                                        .execute());
        Desk desk = volunteers.desk(full, Office.WRITER, "Lina");

        AddMedia.Outcome outcome = sent(desk, Samples.pdf(), "statuts.pdf");

        assertThat(((AddMedia.Refused) outcome).why().key()).isEqualTo("media.full");
        assertThat(used(full)).isZero();
    }

    private static Tenant alpha() {
        return volunteers.server.alpha();
    }

    private static AddMedia.Outcome sent(Desk desk, byte[] bytes, String name) throws IOException {
        Path file = Files.createTempFile(folder, "sent", "");
        Files.write(file, bytes);
        return acts.addFile().run(desk, new AddFile.Command(file, name, ""));
    }

    private static Media kept(byte[] bytes, String name) throws IOException {
        AddMedia.Outcome outcome = sent(paul, bytes, name);
        assertThat(outcome).isInstanceOf(AddMedia.Kept.class);
        return ((AddMedia.Kept) outcome).media();
    }

    private static String refused(byte[] bytes, String name) {
        try {
            AddMedia.Outcome outcome = sent(paul, bytes, name);
            assertThat(outcome).isInstanceOf(AddMedia.Refused.class);
            return ((AddMedia.Refused) outcome).why().key();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Media media) throws IOException {
        try (StoredObject object = acts.shelf().open(alpha().id(), media).orElseThrow()) {
            return object.readAll(1_000_000);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static long used(Tenant tenant) {
        return volunteers.read(
                tenant, tx -> tx.query("select used_bytes from tenant").one(Long.class));
    }
}
