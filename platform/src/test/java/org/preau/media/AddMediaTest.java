package org.preau.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.site.ArticleKind;
import org.preau.site.EditAppearance;
import org.preau.site.Home;
import org.preau.site.Pictures;
import org.preau.site.SaveArticle;
import org.preau.site.Volunteers;
import org.preau.site.Writing;
import org.preau.tenancy.Tenant;
import org.preau.web.Desk;

/** Pictures that people send, the well-meant and the others. */
class AddMediaTest {

    private static Volunteers volunteers;
    private static Desk paul;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        paul = volunteers.paul();
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void aPhotoIsMadeSmallerAndKeptAsWebp() throws Exception {
        Media media = kept(file("jpeg", 4_000, 3_000), "Concert d’été.JPG");

        assertThat(media.type()).isEqualTo("image/webp");
        assertThat(media.width()).isEqualTo(1_600);
        assertThat(media.height()).isEqualTo(1_200);
        assertThat(media.name()).isEqualTo("concert-d-ete.webp");
        assertThat(MediaAddress.of(media).path())
                .isEqualTo("/media/" + media.sha256().substring(0, 16) + "/concert-d-ete.webp");
        BufferedImage read =
                decoded(volunteers.acts.shelf().read(alpha().id(), media).orElseThrow());
        assertThat(read.getWidth()).isEqualTo(1_600);
    }

    @Test
    void everyFormatThatIsAcceptedIsRemade() throws Exception {
        for (String format : new String[] {"jpeg", "png", "gif"}) {
            assertThat(kept(file(format, 320, 200), "petite." + format).width()).isEqualTo(320);
        }
        byte[] webp =
                volunteers
                        .acts
                        .shelf()
                        .read(alpha().id(), kept(file("png", 90, 60), "a.png"))
                        .orElseThrow();
        assertThat(kept(webp, "encore.webp").width()).isEqualTo(90);
    }

    @Test
    void whatIsSentTwiceIsKeptAndCountedOnce() throws Exception {
        byte[] file = file("png", 500, 400);
        Media first = kept(file, "un.png");
        long used = used(alpha());

        Media second = kept(file, "deux.png");

        assertThat(second).isEqualTo(first);
        assertThat(used(alpha())).isEqualTo(used);
    }

    @Test
    void whereAndWhenAPhotoWasTakenStaysBehindAndItIsTurnedUpright() throws Exception {
        byte[] lying = withExif(file("jpeg", 300, 200), 6, "GPS 45.76 N");

        Media media = kept(lying, "telephone.jpg");

        byte[] bytes = volunteers.acts.shelf().read(alpha().id(), media).orElseThrow();
        assertThat(media.width()).isEqualTo(200);
        assertThat(media.height()).isEqualTo(300);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain("GPS", "Exif", "EXIF");
        // Painted red at its left edge; turned by a quarter clockwise, red is at the top.
        BufferedImage upright = decoded(bytes);
        Color top = new Color(upright.getRGB(100, 5));
        Color bottom = new Color(upright.getRGB(100, 290));
        assertThat(top.getRed()).isGreaterThan(top.getBlue());
        assertThat(bottom.getBlue()).isGreaterThan(bottom.getRed());
    }

    @Test
    void aScriptGluedToAPictureStaysBehind() throws Exception {
        byte[] picture = file("gif", 60, 40);
        byte[] polyglot =
                join(
                        picture,
                        "<html><script>alert(document.domain)</script>"
                                .getBytes(StandardCharsets.UTF_8));

        byte[] bytes =
                volunteers
                        .acts
                        .shelf()
                        .read(alpha().id(), kept(polyglot, "photo.gif"))
                        .orElseThrow();

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void aPictureOfFourBillionPixelsIsRefusedAtOnceAndInLittleMemory() {
        byte[] bomb = pngHeader(65_535, 65_535);
        Runtime.getRuntime().gc();
        long before = memory();
        long start = System.nanoTime();

        assertThat(refused(bomb, "bombe.png")).isEqualTo("media.picture.too-wide");

        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
        assertThat(memory() - before).isLessThan(64L * 1024 * 1024);
    }

    @Test
    void whatIsCutShortIsRefused() throws Exception {
        for (String format : new String[] {"jpeg", "png", "gif"}) {
            byte[] file = noise(format, 400, 300);
            byte[] half = Arrays.copyOf(file, file.length / 2);
            assertThat(refused(half, "moitie." + format))
                    .as(format)
                    .isEqualTo("media.picture.damaged");
        }
        assertThat(refused(pngHeader(100, 100), "tete.png")).isEqualTo("media.picture.damaged");
    }

    @Test
    void whatIsNoPictureIsRefusedInItsOwnWordsWhateverItsName() {
        for (Map.Entry<String, String> one :
                Map.of(
                                "<?xml version='1.0'?><svg onload='alert(1)'/>", "svg",
                                "%PDF-1.7 …", "pdf",
                                "II*\0 tiff", "tiff",
                                "\0\0\0\u0018ftypheic", "heic",
                                "<html><script>alert(1)</script>", "format",
                                "GIF89", "format",
                                "", "format")
                        .entrySet()) {
            byte[] bytes = one.getKey().getBytes(StandardCharsets.ISO_8859_1);
            assertThat(refused(bytes, "photo.jpg")).isEqualTo("media.picture." + one.getValue());
        }
    }

    @Test
    void whatMovesIsRefused() throws Exception {
        byte[] still = file("png", 40, 40);
        byte[] control = chunk("acTL", new byte[8]);
        byte[] moving =
                join(
                        join(Arrays.copyOf(still, 33), control),
                        Arrays.copyOfRange(still, 33, still.length));
        assertThat(refused(moving, "danse.png")).isEqualTo("media.picture.moves");
    }

    @Test
    void aFileOfMoreThanTwelveMegabytesIsNotEvenRead() {
        assertThat(refused(new byte[AddMedia.BYTES + 1], "enorme.jpg"))
                .isEqualTo("media.picture.too-heavy");
    }

    @Test
    void aFullSpaceTakesNothingMoreAndSaysSo() throws Exception {
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
        Desk desk = volunteers.desk(full, org.preau.tenancy.Office.WRITER, "Lina");

        AddMedia.Outcome outcome =
                volunteers
                        .acts
                        .addMedia()
                        .run(desk, new AddMedia.Command(file("png", 50, 50), "a.png", ""));

        assertThat(((AddMedia.Refused) outcome).why().key()).isEqualTo("media.full");
        assertThat(used(full)).isZero();
    }

    @Test
    void aPictureOfAnotherAssociationIsAbsentAsACoverAndAsALogo() throws Exception {
        AddMedia.Kept foreign =
                (AddMedia.Kept)
                        volunteers
                                .acts
                                .addMedia()
                                .run(
                                        volunteers.stranger(),
                                        new AddMedia.Command(file("png", 70, 50), "b.png", "Bêta"));
        UUID id = foreign.media().id();

        SaveArticle.Outcome cover = cover(id);
        EditAppearance.Outcome logo =
                volunteers
                        .acts
                        .editAppearance()
                        .run(
                                volunteers.marion(),
                                new EditAppearance.Command(
                                        0, "placette", "", id, new Home("", "", null)));

        assertThat(cover)
                .isInstanceOf(SaveArticle.Invalid.class)
                .isEqualTo(cover(UUID.randomUUID()));
        assertThat(logo).isInstanceOf(EditAppearance.Invalid.class);
        Optional<Media> seen =
                volunteers.read(
                        alpha(), tx -> MediaShelf.find(tx, MediaAddress.of(foreign.media())));
        assertThat(seen).isEmpty();
    }

    private static SaveArticle.Outcome cover(UUID picture) {
        return volunteers
                .acts
                .saveArticle()
                .run(
                        paul,
                        SaveArticle.Command.create(
                                Ids.next(),
                                ArticleKind.ARTICLE,
                                Writing.of("Couverture", "", "Texte.")
                                        .withCover(picture, "Un dessin", "")));
    }

    private static Tenant alpha() {
        return volunteers.server.alpha();
    }

    private static Media kept(byte[] bytes, String name) {
        AddMedia.Outcome outcome =
                volunteers.acts.addMedia().run(paul, new AddMedia.Command(bytes, name, ""));
        assertThat(outcome).isInstanceOf(AddMedia.Kept.class);
        return ((AddMedia.Kept) outcome).media();
    }

    private static String refused(byte[] bytes, String name) {
        AddMedia.Outcome outcome =
                volunteers.acts.addMedia().run(paul, new AddMedia.Command(bytes, name, ""));
        assertThat(outcome).isInstanceOf(AddMedia.Refused.class);
        return ((AddMedia.Refused) outcome).why().key();
    }

    private static long used(Tenant tenant) {
        return volunteers.read(
                tenant, tx -> tx.query("select used_bytes from tenant").one(Long.class));
    }

    private static byte[] file(String format, int width, int height) throws IOException {
        return Pictures.written(format, Pictures.image(width, height));
    }

    /** Compresses badly, so that half of the file is half of the picture. */
    private static byte[] noise(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        java.util.Random random = new java.util.Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return Pictures.written(format, image);
    }

    private static BufferedImage decoded(byte[] webp) throws IOException {
        ImageReader reader =
                new com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi()
                        .createReaderInstance(null);
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(webp)));
        return reader.read(0);
    }

    private static byte[] withExif(byte[] jpeg, int orientation, String secret) {
        byte[] text = secret.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer app = ByteBuffer.allocate(4 + 6 + 8 + 2 + 12 + 4 + text.length);
        app.putShort((short) 0xFFE1).putShort((short) (app.capacity() - 2));
        app.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        app.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1);
        app.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        app.putShort((short) orientation).putShort((short) 0).putInt(0).put(text);
        return join(
                join(Arrays.copyOf(jpeg, 2), app.array()),
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(width).putInt(height).put((byte) 8).put((byte) 2);
        byte[] start = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        return join(
                join(start, chunk("IHDR", header.array())), chunk("IDAT", new byte[] {0x78, 0x01}));
    }

    private static byte[] chunk(String name, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(data);
        return chunk.putInt(data.length).put(type).put(data).putInt((int) crc.getValue()).array();
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static long memory() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
