package org.preau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.site.Pictures;
import org.preau.tenancy.Office;
import org.preau.testing.FilesProgram;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** A photo of the file space is looked at in a small form; saved, it is the one that was sent. */
class SmallFormsTest {

    private static TestServer server;
    private static FilesProgram program;
    private static Visitor writer;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        program = FilesProgram.of(server, server.alpha(), "photo", Office.WRITER);
        writer = server.member(server.alpha(), Office.WRITER);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void aLargePhotoIsShownSmallAndSavedWhole() throws Exception {
        byte[] photo = noise(2_400, 1_600);
        UUID file = put("photo.png", photo);

        String page = writer.get("/espace/alpha/fichiers/" + file).body();
        HttpResponse<byte[]> small = fetch(file, "contenu?largeur=960");
        HttpResponse<byte[]> again = fetch(file, "contenu?largeur=960");
        HttpResponse<byte[]> saved = fetch(file, "telechargement");

        assertThat(page).contains("/contenu?largeur=960");
        assertThat(small.body().length).isLessThan(photo.length / 4);
        assertThat(small.headers().firstValue("content-type").orElseThrow())
                .isIn("image/webp", "image/jpeg");
        assertThat(small.headers().firstValue("content-security-policy"))
                .hasValue("default-src 'none'; sandbox");
        assertThat(again.body()).isEqualTo(small.body());
        assertThat(saved.body()).isEqualTo(photo);
        System.out.printf(
                "a photo of %d kB is looked at as %d kB%n",
                photo.length / 1_000, small.body().length / 1_000);
    }

    @Test
    void whatIsNoPictureOrNotWorthItIsShownAsItIs() throws Exception {
        byte[] little = Pictures.png(1_200, 100);
        byte[] fake = new byte[300_000];
        new Random(1).nextBytes(fake);
        UUID small = put("petite.png", little);
        UUID none = put("fausse.png", fake);

        assertThat(writer.get("/espace/alpha/fichiers/" + small).body())
                .doesNotContain("largeur=960");
        assertThat(fetch(small, "contenu?largeur=960").body()).isEqualTo(little);
        assertThat(fetch(none, "contenu?largeur=960").body()).isEqualTo(fake);
        assertThat(fetch(none, "contenu?largeur=7").body()).isEqualTo(fake);
    }

    private static UUID put(String name, byte[] bytes) {
        assertThat(
                        program.visitor()
                                .bytes("PUT", program.path() + name, "image/png", bytes)
                                .statusCode())
                .isEqualTo(201);
        return server
                .house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> History.below(tx, Node.ROOT_ID))
                .stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .nodeId();
    }

    private static HttpResponse<byte[]> fetch(UUID file, String what) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://localhost:"
                                                        + server.port()
                                                        + "/espace/alpha/fichiers/"
                                                        + file
                                                        + "/"
                                                        + what))
                                .header("cookie", writer.cookie())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] noise(int width, int height) throws IOException {
        Random random = new Random(7);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return Pictures.written("png", image);
    }
}
