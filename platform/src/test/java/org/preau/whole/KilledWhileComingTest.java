package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.preau.postgres.DatabaseAccess;
import org.preau.postgres.EmbeddedPostgres;
import org.preau.testing.ServerProcess;
import org.preau.testing.Visitor;

/**
 * The server is killed with its PostgreSQL, as a process, while a large former site comes: once it
 * is back, the site is as it was before or whole, it gets whole by itself, and the same import once
 * more changes nothing.
 */
class KilledWhileComingTest {

    private static final int TEXTS = 400;
    private static final int COMMENTS = 2 * TEXTS;
    private static final int PICTURES = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    /** What stands on a site. */
    private record Stands(long texts, long comments, long sections, long pictures, boolean menu) {
        static final Stands WHOLE = new Stands(TEXTS, COMMENTS, 1, PICTURES, true);

        /** Pictures come beside the rest, and no visitor sees one before a text shows it. */
        boolean isNothing() {
            return texts == 0 && comments == 0 && sections == 0 && !menu && pictures <= PICTURES;
        }
    }

    private final Path data = folder();

    @Test
    void aSiteThatIsKilledOnItsWayIsThereWholeOrNotAtAll() throws Exception {
        killed(0.05, 0.4);
    }

    @Test
    @Tag("thorough")
    void atManyMoments() throws Exception {
        killed(0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 1);
    }

    private void killed(double... moments) throws Exception {
        byte[] site = site();
        int cut = 0;
        ServerProcess server = ServerProcess.start(data, Map.of());
        try {
            for (int i = 0; i < moments.length; i++) {
                String slug = "venu-" + i;
                double moment = moments[i];
                begin(server.port(), slug, site);
                until(() -> seen(slug) >= moment * expected(slug) || isDone(slug));
                server.kill();
                server = ServerProcess.start(data, Map.of());
                cut += asBeforeOrWhole(server.port(), slug, moment) ? 1 : 0;
            }
            System.out.printf(
                    "killed at %d moments of an import, %d of them in its middle%n",
                    moments.length, cut);
            assertThat(cut).as("kills in the middle").isPositive();
            whole(server.port(), moments.length, site);
        } finally {
            server.close();
        }
    }

    /** Whether it was killed in its middle, and left nothing. */
    private boolean asBeforeOrWhole(int port, String slug, double moment) {
        boolean done = isDone(slug);
        Stands stands = stands(slug);
        assertThat(done ? stands.equals(Stands.WHOLE) : stands.isNothing())
                .as("at %s: %s", moment, stands)
                .isTrue();
        assertThat(Visitor.of(port, slug + ".localhost").get("/").statusCode()).isEqualTo(200);
        return !done;
    }

    /** Each gets whole by itself, and the same once more brings nothing twice. */
    private void whole(int port, int sites, byte[] site) {
        for (int i = 0; i < sites; i++) {
            String slug = "venu-" + i;
            until(() -> isDone(slug));
            assertThat(stands(slug)).isEqualTo(Stands.WHOLE);
        }
        confirmed(port, "venu-0", site);
        until(() -> isDone("venu-0"));
        assertThat(stands("venu-0")).isEqualTo(Stands.WHOLE);
        assertThat(number("select count(*) from preau.arrival where state = 'done'"))
                .isEqualTo(sites + 1);
    }

    private void begin(int port, String slug, byte[] site) {
        Tokens.association(superuser(), slug, port);
        confirmed(port, slug, site);
    }

    /** Sends the site, waits until it was looked at, and says yes. */
    private void confirmed(int port, String slug, byte[] site) {
        String base = "/api/v1/associations/" + slug + "/arrivals";
        Visitor api = Tokens.of(port, superuser(), slug);
        String sent = api.bytes("POST", base + "?name=site.zip", "application/zip", site).body();
        Matcher id = ID.matcher(sent);
        assertThat(id.find()).as(sent).isTrue();
        String here = base + "/" + id.group(1);
        until(() -> api.get(here).body().contains("\"state\":\"looked\""));
        assertThat(api.json("POST", here + "/confirmation", "{}").statusCode()).isEqualTo(202);
    }

    private boolean isDone(String slug) {
        return number(of(slug, "select count(*) from preau.arrival t where state <> 'done' and "))
                == 0;
    }

    private long seen(String slug) {
        return number(
                of(
                        slug,
                        "select coalesce(max(seen), 0) from preau.arrival t where state = 'bringing' and "));
    }

    private long expected(String slug) {
        return number(of(slug, "select max(expected) from preau.arrival t where "));
    }

    private Stands stands(String slug) {
        return new Stands(
                number(of(slug, "select count(distinct t.title) from preau.article t where "))
                                == number(of(slug, "select count(*) from preau.article t where "))
                        ? number(of(slug, "select count(*) from preau.article t where "))
                        : -1,
                number(of(slug, "select count(*) from preau.comment t where ")),
                number(of(slug, "select count(*) from preau.section t where ")),
                number(of(slug, "select count(*) from preau.media t where ")),
                number(of(slug, "select count(*) from preau.site t where menu is not null and "))
                        == 1);
    }

    private static String of(String slug, String select) {
        return select
                + "t.tenant_id = (select tenant_id from preau.tenant where slug = '"
                + slug
                + "')";
    }

    private long number(String query) {
        DatabaseAccess access = superuser();
        try (Connection connection =
                        DriverManager.getConnection(
                                access.url(), access.user(), access.password());
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private DatabaseAccess superuser() {
        return EmbeddedPostgres.attach(data.resolve("postgresql")).superuser("preau");
    }

    private static byte[] site() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("site.xml"));
            zip.write(wxr().getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < PICTURES; i++) {
                zip.putNextEntry(new ZipEntry("uploads/2024/05/image-" + i + ".png"));
                zip.write(png(i));
            }
        }
        return bytes.toByteArray();
    }

    private static String wxr() {
        StringBuilder out =
                new StringBuilder(
                        """
                        <?xml version="1.0" encoding="UTF-8" ?>
                        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
                          xmlns:content="http://purl.org/rss/1.0/modules/content/"
                          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
                        <channel><title>Le lavoir</title><wp:base_blog_url>https://lavoir.example</wp:base_blog_url>
                        <wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>vie</wp:category_nicename><wp:cat_name>La vie</wp:cat_name></wp:category>
                        """);
        String words = "Un deux trois quatre. ".repeat(200);
        for (int i = 0; i < TEXTS; i++) {
            String picture =
                    "<img src=\"https://lavoir.example/wp-content/uploads/2024/05/image-%d.png\">"
                            .formatted(i * PICTURES / TEXTS);
            out.append(
                    """
                    <item><title>Texte %1$d</title><link>https://lavoir.example/2024/05/texte-%1$d/</link>
                    <content:encoded><![CDATA[<p>%2$s</p>%3$s]]></content:encoded>
                    <wp:post_id>%1$d</wp:post_id><wp:post_date_gmt>2024-05-12 08:00:00</wp:post_date_gmt>
                    <wp:post_name>texte-%1$d</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
                    <category domain="category" nicename="vie"><![CDATA[La vie]]></category>
                    <wp:comment><wp:comment_id>1%1$d</wp:comment_id><wp:comment_author>Paul</wp:comment_author><wp:comment_content>Bravo</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>
                    <wp:comment><wp:comment_id>2%1$d</wp:comment_id><wp:comment_author>Lina</wp:comment_author><wp:comment_content>Merci</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>1%1$d</wp:comment_parent></wp:comment>
                    </item>
                    """
                            .formatted(1_000_000 + i, words, picture));
        }
        return out.append(
                        """
                        <item><title>Accueil</title><wp:post_id>9</wp:post_id><wp:status>publish</wp:status><wp:post_type>nav_menu_item</wp:post_type>
                        <category domain="nav_menu" nicename="haut"><![CDATA[Haut]]></category>
                        <wp:postmeta><wp:meta_key>_menu_item_type</wp:meta_key><wp:meta_value>custom</wp:meta_value></wp:postmeta>
                        <wp:postmeta><wp:meta_key>_menu_item_url</wp:meta_key><wp:meta_value>/</wp:meta_value></wp:postmeta></item>
                        </channel></rss>
                        """)
                .toString();
    }

    private static byte[] png(int shade) throws IOException {
        BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(shade * 40, 10, 10));
        graphics.fillRect(0, 0, 60, 40);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("preau-killed-coming");
            return Files.setPosixFilePermissions(
                    folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
