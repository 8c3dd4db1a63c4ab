package org.preau.moving;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.exchange.SiteForm;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/**
 * A former site through the workspace: sent, looked at, brought, taken away; and a site made into a
 * file.
 */
class MovingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static TestServer server;

    @BeforeAll
    static void open() {
        server = TestServer.start();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void aFormerSiteIsLookedAtBroughtAtOnceAndTakenAwayAgain() throws IOException {
        Tenant to = complete("venu");
        Visitor lina = server.member(to, Office.PRESIDENT);
        lina.get("/espace/venu/import");
        HttpResponse<String> sent =
                lina.upload("/espace/venu/import", "file", "lavoir.zip", zip("spip.sqlite"));
        String here = location(sent);

        String looked = waitFor(lina, here, "Voici ce qui viendra");
        assertThat(looked).contains("Un site SPIP").contains("lavoir.zip").contains("poubelle");
        assertThat(articles(to)).as("nothing is kept of a look").isZero();
        assertThat(media(to)).isZero();

        assertThat(lina.post(here, Map.of()).statusCode()).isEqualTo(303);
        waitFor(lina, here, "L’import est fait");
        assertThat(articles(to)).isEqualTo(7);
        assertThat(media(to)).isEqualTo(2);
        assertThat(count(to, "select count(*) from comment")).isEqualTo(5);
        assertThat(count(to, "select count(*) from site where menu is not null")).isEqualTo(1);
        assertThat(server.visitor("venu.localhost").get("/le-lavoir-a-rouvert").statusCode())
                .isEqualTo(200);
        String csv = lina.get(here + "/rapport.csv").body();
        assertThat(csv).contains("Quoi;Devenir").contains("À la poubelle");

        write(to, "update article set version = version + 1 where slug = 'la-suite'");
        lina.get(here + "/retrait");
        assertThat(lina.post(here + "/retrait", Map.of()).statusCode()).isEqualTo(303);
        assertThat(articles(to)).as("what somebody has touched stays").isEqualTo(1);
        assertThat(media(to)).as("the one that it shows").isLessThan(2);
        assertThat(count(to, "select count(*) from site where menu is not null"))
                .as("a menu that nobody has touched")
                .isZero();
        assertThat(lina.get(here).body()).contains("Cet import est retiré");
        assertThat(server.visitor("venu.localhost").get("/le-lavoir-a-rouvert").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsNoSiteIsRefusedInWords() {
        Tenant to = complete("refus");
        Visitor lina = server.member(to, Office.PRESIDENT);
        lina.get("/espace/refus/import");
        assertThat(lina.upload("/espace/refus/import", "file", "", new byte[0]).statusCode())
                .isEqualTo(422);
        lina.get("/espace/refus/import");
        String here =
                location(
                        lina.upload(
                                "/espace/refus/import",
                                "file",
                                "photo.jpg",
                                "rien".getBytes(StandardCharsets.UTF_8)));

        assertThat(waitFor(lina, here, "Ce fichier ne peut pas venir"))
                .contains("On n’y trouve ni export de WordPress");

        lina.get("/espace/refus/import");
        String bomb = location(lina.upload("/espace/refus/import", "file", "bombe.zip", bomb()));
        assertThat(waitFor(lina, bomb, "Ce fichier ne peut pas venir"))
                .contains("beyond all measure");
        assertThat(articles(to)).isZero();
    }

    @Test
    void writersAndOthersSeeNothingOfIt() {
        Tenant to = complete("garde");
        Visitor writer = server.member(to, Office.WRITER);
        Visitor other = server.member(server.beta(), Office.PRESIDENT);

        assertThat(writer.get("/espace/garde/import").statusCode()).isIn(403, 404);
        assertThat(other.get("/espace/garde/import").statusCode()).isEqualTo(404);
        assertThat(other.get("/espace/garde/export").statusCode()).isEqualTo(404);
    }

    @Test
    void aSiteIsMadeIntoAFileThatIsThereForSomeDays() {
        Tenant from = complete("parti");
        Visitor lina = server.member(from, Office.PRESIDENT);
        for (String form : new String[] {"static", "markdown", "wxr"}) {
            lina.get("/espace/parti/export");
            String here = location(lina.post("/espace/parti/export", Map.of("form", form)));

            String ready = waitFor(lina, here, "Le fichier est prêt");

            assertThat(ready).contains(here + "/fichier");
            HttpResponse<String> file = lina.get(here + "/fichier");
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("content-disposition").orElse(""))
                    .startsWith("attachment");
            assertThat(
                            server.member(server.beta(), Office.PRESIDENT)
                                    .get(here + "/fichier")
                                    .statusCode())
                    .isEqualTo(404);
        }
        assertThat(lina.post("/espace/parti/export", Map.of("form", "pdf")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void anImportThatBreaksInTheMiddleLeavesNothing() throws IOException {
        Tenant to = complete("casse");
        Visitor lina = server.member(to, Office.PRESIDENT);
        lina.get("/espace/casse/import");
        String broken = new String(fixture("spip.sql"), StandardCharsets.UTF_8);
        byte[] cut =
                broken.replace("-- MySQL dump", "-- dump")
                        .substring(0, broken.indexOf("Une brève"))
                        .getBytes(StandardCharsets.UTF_8);

        String here = location(lina.upload("/espace/casse/import", "file", "coupe.sql", cut));

        assertThat(waitFor(lina, here, "Ce fichier ne peut pas venir")).contains("does not end");
        assertThat(articles(to)).isZero();
        assertThat(SiteForm.values()).hasSize(3);
    }

    private static String waitFor(Visitor visitor, String path, String words) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String body = "";
        while (System.nanoTime() < until) {
            body = visitor.get(path).body();
            if (body.contains(words)) {
                return body;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("never said: " + words + " but\n" + body);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("location").orElseThrow();
    }

    private static byte[] zip(String dump) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "sauvegarde/" + dump, fixture(dump));
            put(zip, "sauvegarde/IMG/png/lavoir.png", png(0xff0000));
            put(zip, "sauvegarde/IMG/png/banc.png", png(0x00ff00));
            put(zip, "../../dehors.txt", new byte[] {1});
            put(zip, "/etc/dehors.txt", new byte[] {1});
        }
        return out.toByteArray();
    }

    private static byte[] bomb() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("zeros.xml"));
                byte[] zeros = new byte[1_000_000];
                for (int i = 0; i < 100; i++) {
                    zip.write(zeros);
                }
                zip.closeEntry();
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] png(int colour) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, colour);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static byte[] fixture(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        MovingTest.class.getResourceAsStream("/org/preau/exchange/" + name))) {
            return in.readAllBytes();
        }
    }

    private static Tenant complete(String slug) {
        Tenant tenant = server.open(slug, slug);
        write(
                tenant,
                "update site set about = 'x', address = 'x', email = 'a@b.example', registration = 'x', director = 'x', phone = '1'");
        write(tenant, "delete from article");
        write(tenant, "delete from section");
        return tenant;
    }

    private static void write(Tenant tenant, String sql) {
        server.house().database().write(server.tenancy(tenant), tx -> tx.query(sql).execute());
    }

    private static long articles(Tenant tenant) {
        return count(tenant, "select count(*) from article");
    }

    private static long media(Tenant tenant) {
        return count(tenant, "select count(*) from media");
    }

    private static long count(Tenant tenant, String sql) {
        return server.house()
                .database()
                .read(server.tenancy(tenant), tx -> tx.query(sql).one(Long.class));
    }
}
