package org.preau.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.site.Pictures;

/** What documents say of their makers goes; what they say to their readers stays. */
class PrivateNotesTest {

    private static final String SECRET = Samples.SECRET;
    private static final String CONTENT =
            "<office:document-content>Règlement</office:document-content>";

    @TempDir private Path folder;

    @Test
    void anOpenDocumentKeepsItsWordsAndItsTitleAndLosesItsMakers() throws Exception {
        byte[] photo = photo(6);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
        parts.put(
                "meta.xml",
                utf8(
                        "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                                + " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                                + " office:version=\"1.3\"><office:meta><meta:initial-creator>Lucie</meta:initial-creator><dc:creator>Lucie</dc:creator>"
                                + "<dc:title>Règles &amp; usages</dc:title><dc:language>fr-FR</dc:language><meta:generator>Atelier</meta:generator>"
                                + "</office:meta></office:document-meta>"));
        parts.put("content.xml", utf8(CONTENT));
        parts.put("Pictures/1.jpg", photo);
        parts.put("Pictures/2.png", noted(Pictures.png(4, 3)));

        byte[] clean = cleaned(zip(parts), FileType.ODT, Left.NOTHING);

        Map<String, byte[]> kept = unzip(clean);
        assertThat(kept.keySet()).containsExactlyElementsOf(parts.keySet());
        assertThat(whole(kept)).doesNotContain("Lucie", "45.7640", "Atelier");
        assertThat(kept.get("content.xml")).isEqualTo(utf8(CONTENT));
        assertThat(new String(part(kept, "meta.xml"), StandardCharsets.UTF_8))
                .contains("<dc:title>Règles &amp; usages</dc:title>", "fr-FR", "version=\"1.3\"");
        assertThat(clean[8]).as("the type is not packed").isZero();
        assertThat(new String(clean, 30, 8, StandardCharsets.US_ASCII)).isEqualTo("mimetype");
        assertThat(PictureHeaders.orientation(part(kept, "Pictures/1.jpg"), PictureFormat.JPEG))
                .isEqualTo(6);
        samePixels(photo, part(kept, "Pictures/1.jpg"));
        samePixels(Pictures.png(4, 3), part(kept, "Pictures/2.png"));
        assertThat(cleaned(clean, FileType.ODT, Left.NOTHING)).isEqualTo(clean);
    }

    @Test
    void anOfficeOpenDocumentToo() throws Exception {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", utf8("<Types/>"));
        parts.put(
                "docProps/core.xml",
                utf8(
                        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Règlement</dc:title><dc:creator>Lucie</dc:creator>"
                                + "<cp:lastModifiedBy>Lucie</cp:lastModifiedBy></cp:coreProperties>"));
        parts.put(
                "docProps/app.xml", utf8("<Properties><Company>Chez Lucie</Company></Properties>"));
        parts.put("docProps/custom.xml", utf8("<Properties><p>Lucie</p></Properties>"));
        parts.put("word/people.xml", utf8("<w15:people>Lucie</w15:people>"));
        parts.put("word/document.xml", utf8("<w:document>Règlement</w:document>"));
        parts.put("word/media/image1.jpeg", photo(1));

        Map<String, byte[]> kept = unzip(cleaned(zip(parts), FileType.DOCX, Left.NOTHING));

        assertThat(kept.keySet()).containsExactlyElementsOf(parts.keySet());
        assertThat(whole(kept)).doesNotContain("Lucie", "45.7640");
        assertThat(new String(part(kept, "docProps/core.xml"), StandardCharsets.UTF_8))
                .contains("<dc:title>Règlement</dc:title>");
        assertThat(kept.get("word/document.xml")).isEqualTo(parts.get("word/document.xml"));
    }

    @Test
    void aPdfKeepsItsPagesItsTitleAndItsStandardAndLosesItsMakers() throws Exception {
        byte[] sent = pdf();
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("45.7640");

        byte[] clean = cleaned(sent, FileType.PDF, Left.NOTHING);

        try (PDDocument document = Loader.loadPDF(clean)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Statuts de la chorale");
            PDDocumentInformation said = document.getDocumentInformation();
            assertThat(said.getTitle()).isEqualTo("Nos statuts");
            assertThat(said.getMetadataKeys()).containsExactly("Title");
            PDMetadata packet = document.getDocumentCatalog().getMetadata();
            assertThat(new String(packet.toByteArray(), StandardCharsets.UTF_8))
                    .contains("<pdfuaid:part>1</pdfuaid:part>", "Nos statuts")
                    .doesNotContain("Lucie");
            assertThat(document.getPage(0).getCOSObject().containsKey(COSName.METADATA)).isFalse();
            PDImageXObject image =
                    (PDImageXObject)
                            document.getPage(0)
                                    .getResources()
                                    .getXObject(
                                            document.getPage(0)
                                                    .getResources()
                                                    .getXObjectNames()
                                                    .iterator()
                                                    .next());
            assertThat(image.getWidth()).isEqualTo(40);
            assertThat(image.getImage().getRGB(1, 1) & 0xff0000).isGreaterThan(0xe00000);
        }
        assertThat(text(clean)).doesNotContain("Lucie", "45.7640", "chez");
        assertThat(cleaned(sent, FileType.PDF, Left.NOTHING)).isEqualTo(clean);
        assertThat(cleaned(clean, FileType.PDF, Left.NOTHING)).isEqualTo(clean);
    }

    @Test
    void whatIsSignedLockedOrStrangeStaysByteForByteAndIsSaid() throws Exception {
        Map<String, byte[]> signed = new LinkedHashMap<>();
        signed.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
        signed.put("meta.xml", utf8("<m>Lucie</m>"));
        signed.put("META-INF/documentsignatures.xml", utf8("<s/>"));
        untouched(zip(signed), FileType.ODT, Left.SIGNED);
        Map<String, byte[]> locked = new LinkedHashMap<>();
        locked.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
        locked.put("META-INF/manifest.xml", utf8("<m:encryption-data/>"));
        untouched(zip(locked), FileType.ODT, Left.LOCKED);
        Map<String, byte[]> cut = new LinkedHashMap<>();
        cut.put("[Content_Types].xml", utf8("<Types/>"));
        cut.put("word/media/a.jpg", Arrays.copyOf(photo(1), 60));
        untouched(zip(cut), FileType.DOCX, Left.UNREADABLE);
        untouched(signedPdf(), FileType.PDF, Left.SIGNED);
        untouched(lockedPdf(), FileType.PDF, Left.LOCKED);
        untouched(Samples.latin("%PDF-1.4\nrien du tout"), FileType.PDF, Left.UNREADABLE);
        untouched(Samples.ogg("OpusHead"), FileType.OGG, Left.RECORDING);
        untouched(Samples.zip(Map.of("a.txt", "Lucie")), FileType.ZIP, Left.ARCHIVE);
    }

    @Test
    void aBombIsNotUnpacked() throws Exception {
        Map<String, byte[]> bomb = new LinkedHashMap<>();
        bomb.put("[Content_Types].xml", utf8("<Types/>"));
        for (int i = 0; i < 4; i++) {
            bomb.put("word/media/" + i + ".bin", new byte[50_000_000]);
        }
        byte[] sent = zip(bomb);
        long begin = System.nanoTime();

        untouched(sent, FileType.DOCX, Left.TOO_MUCH);

        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.println("a bomb of 200 MB: " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void anRtfLosesTheGroupThatNamesItsMakers() throws Exception {
        byte[] sent =
                Samples.latin(
                        "{\\rtf1{\\info{\\title R\\}gles}{\\author Lucie}}{\\*\\generator Atelier;}Bonjour \\{info\\}}");

        byte[] clean = cleaned(sent, FileType.RTF, Left.NOTHING);

        assertThat(clean).hasSameSizeAs(sent);
        assertThat(text(clean).replace("\n", "")).isEqualTo("{\\rtf1Bonjour \\{info\\}}");
    }

    private byte[] cleaned(byte[] sent, FileType type, Left left) throws IOException {
        Path file = Files.createTempFile(folder, "sent", "");
        Files.write(file, sent);
        assertThat(PrivateNotes.drop(file, type)).isEqualTo(left);
        byte[] kept = Files.readAllBytes(file);
        Files.delete(file);
        try (var lying = Files.list(folder)) {
            assertThat(lying).as("nothing lies about").isEmpty();
        }
        return kept;
    }

    private void untouched(byte[] sent, FileType type, Left left) throws IOException {
        assertThat(cleaned(sent, type, left)).isEqualTo(sent);
    }

    /**
     * With EXIF of a telephone: how it was held, where, and a comment; and pixels behind its end.
     */
    private static byte[] photo(int held) throws IOException {
        byte[] jpeg = Pictures.written("jpg", Pictures.image(40, 30));
        byte[] exif = {
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'I',
            'I',
            42,
            0,
            8,
            0,
            0,
            0,
            1,
            0,
            0x12,
            0x01,
            3,
            0,
            1,
            0,
            0,
            0,
            (byte) held,
            0,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] note = Samples.concat(exif, Samples.latin(SECRET));
        return Samples.concat(
                Arrays.copyOf(jpeg, 2),
                segment(0xE1, note),
                segment(0xE2, Samples.latin("MPF\0" + SECRET)),
                segment(0xFE, Samples.latin(SECRET)),
                Arrays.copyOfRange(jpeg, 2, jpeg.length),
                Samples.latin(SECRET));
    }

    private static byte[] segment(int marker, byte[] content) {
        int length = content.length + 2;
        return Samples.concat(
                new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length},
                content);
    }

    /** With a word of its maker in a chunk; readers do not look at its sum. */
    private static byte[] noted(byte[] png) {
        byte[] word = Samples.latin("Author\0Lucie");
        return Samples.concat(
                Arrays.copyOf(png, 33),
                Samples.number(word.length),
                Samples.latin("tEXt"),
                word,
                new byte[4],
                Arrays.copyOfRange(png, 33, png.length));
    }

    private static void samePixels(byte[] sent, byte[] kept) throws IOException {
        BufferedImage a = ImageIO.read(new ByteArrayInputStream(sent));
        BufferedImage b = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(b.getRGB(0, 0, b.getWidth(), b.getHeight(), null, 0, b.getWidth()))
                .isEqualTo(a.getRGB(0, 0, a.getWidth(), a.getHeight(), null, 0, a.getWidth()));
    }

    private static byte[] pdf() throws IOException {
        try (PDDocument document = written()) {
            return bytes(document);
        }
    }

    private static PDDocument written() throws IOException {
        PDDocument document = new PDDocument();
        PDPage page = new PDPage();
        document.addPage(page);
        PDImageXObject photo =
                JPEGFactory.createFromStream(document, new ByteArrayInputStream(photo(1)));
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(photo, 50, 50);
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(50, 700);
            content.showText("Statuts de la chorale");
            content.endText();
        }
        PDDocumentInformation said = new PDDocumentInformation();
        said.setTitle("Nos statuts");
        said.setAuthor("Lucie");
        said.setProducer("L’atelier de Lucie");
        said.setCreationDate(Calendar.getInstance());
        said.setCustomMetadataValue("Company", "Chez Lucie");
        document.setDocumentInformation(said);
        document.getDocumentCatalog()
                .setMetadata(packet(document, "<pdfuaid:part>1</pdfuaid:part><dc:creator>Lucie"));
        page.getCOSObject().setItem(COSName.METADATA, packet(document, "Lucie"));
        COSDictionary pieces = new COSDictionary();
        pieces.setString("Maker", "Lucie");
        page.getCOSObject().setItem("PieceInfo", pieces);
        return document;
    }

    private static PDMetadata packet(PDDocument document, String said) throws IOException {
        return new PDMetadata(document, new ByteArrayInputStream(utf8(said)));
    }

    private static byte[] lockedPdf() throws IOException {
        try (PDDocument document = written()) {
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            return bytes(document);
        }
    }

    private static byte[] signedPdf() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf())) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            document.addSignature(signature, content -> new byte[] {1, 2, 3});
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] part(Map<String, byte[]> parts, String name) {
        return java.util.Objects.requireNonNull(parts.get(name), name);
    }

    private static String whole(Map<String, byte[]> parts) {
        return String.join("\n", parts.values().stream().map(PrivateNotesTest::text).toList());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
