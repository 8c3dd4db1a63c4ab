package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.preau.testing.TestServer;

/** Files of a site: whole, kept for long, never running, never another site's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class MediaTest {

    private static final String HOST = "alpha.localhost";

    private TestServer server;
    private SiteFixture alpha;
    private RawHttp http;

    @BeforeAll
    void start() {
        server = TestServer.start();
        alpha = new SiteFixture(server, server.alpha());
        http = new RawHttp(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** A file that a published article shows. */
    private String put(int seed, String name, String type, byte[] bytes) {
        String path = keep(seed, name, type, bytes);
        alpha.write(showing("article-" + seed, path));
        return path;
    }

    private static SiteFixture.Draft showing(String slug, String path) {
        return SiteFixture.Draft.article(slug, slug).saying("", "![Vue](" + path + ")");
    }

    private String keep(int seed, String name, String type, byte[] bytes) {
        byte[] hash = new byte[32];
        new Random(seed).nextBytes(hash);
        String sha256 = HexFormat.of().formatHex(hash);
        alpha.medium(sha256, name, type, 10, 10, bytes);
        return "/media/" + sha256.substring(0, 16) + "/" + name;
    }

    @Test
    void aPictureComesWholeAndIsKept() {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        String path = put(1, "photo.webp", "image/webp", bytes);

        RawHttp.Answer answer = http.get(HOST, path);

        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(answer.header("content-type")).isEqualTo("image/webp");
        assertThat(answer.header("cache-control")).contains("immutable");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("content-security-policy")).contains("sandbox");
        assertThat(answer.header("content-disposition")).startsWith("inline");
        assertThat(http.get(HOST, path, "If-None-Match: " + answer.header("etag")).status())
                .isEqualTo(304);
        RawHttp.Answer head = http.send("HEAD " + path + " HTTP/1.1", "Host: " + HOST);
        assertThat(head.header("content-length")).isEqualTo("300000");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void whatCouldRunIsOnlyDownloaded() {
        byte[] script =
                "<script>alert(1)</script>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String html = put(2, "page.html", "text/html", script);
        String svg = put(3, "dessin.svg", "image/svg+xml", script);

        assertThat(http.get(HOST, html).header("content-type"))
                .isEqualTo("application/octet-stream");
        for (String path : new String[] {html, svg}) {
            assertThat(http.get(HOST, path).header("content-disposition")).startsWith("attachment");
            assertThat(http.get(HOST, path).header("content-security-policy"))
                    .contains("sandbox", "default-src 'none'");
        }
    }

    @Test
    void theFileOfADraftIsNotThereUntilItIsPublished() {
        String path = keep(6, "brouillon.webp", "image/webp", new byte[] {1, 2});
        assertThat(http.get(HOST, path).status()).as("in no text").isEqualTo(404);

        alpha.write(showing("brouillon", path).in("draft", null));
        assertThat(http.get(HOST, path).status()).as("in a draft").isEqualTo(404);

        UUID later = alpha.write(showing("demain", path).in("published", soon()));
        assertThat(http.get(HOST, path).status()).as("before its hour").isEqualTo(404);

        change(later, "published_at = now() - interval '1 minute'");
        assertThat(http.get(HOST, path).status()).as("published").isEqualTo(200);

        change(later, "state = 'withdrawn'");
        assertThat(http.get(HOST, path).status()).as("withdrawn").isEqualTo(404);
    }

    @Test
    void aFileWhoseTextComesByItselfComesWithIt() {
        String path = keep(8, "bientot.webp", "image/webp", new byte[] {3});
        Instant hour = Instant.now().plusMillis(1_500);
        alpha.write(showing("bientot", path).in("published", hour));
        assertThat(http.get(HOST, path).status()).isEqualTo(404);

        Instant patience = hour.plusSeconds(20);
        while (http.get(HOST, path).status() != 200 && Instant.now().isBefore(patience)) {
            Thread.onSpinWait();
        }

        assertThat(Instant.now()).isBetween(hour, patience);
    }

    @Test
    void coversLogoAndHomePageShowTheirFilesToo() {
        List<String> paths = new ArrayList<>();
        for (int seed : new int[] {10, 11, 12, 13}) {
            paths.add(keep(seed, "vue-" + seed + ".webp", "image/webp", new byte[] {1}));
            assertThat(http.get(HOST, paths.getLast()).status()).isEqualTo(404);
        }

        alpha.write(SiteFixture.Draft.article("couverture", "Couverture").under(null, medium(10)));
        UUID logo = medium(11);
        alpha.change(tx -> tx.query("update site set logo_id = :id").bind("id", logo).execute());
        alpha.details(
                "",
                "![a](" + paths.get(3) + ")",
                "",
                "",
                "",
                "{\"blocks\": [{\"kind\": \"picture\", \"file\": \"vue-12.webp\"}]}");

        for (String path : paths) {
            assertThat(http.get(HOST, path).status()).as(path).isEqualTo(200);
        }
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofHours(2));
    }

    private UUID medium(int seed) {
        return alpha.change(tx ->
                tx.query("select id from media where name = :name")
                        .bind("name", "vue-" + seed + ".webp")
                        .one(UUID.class));
    }

    private void change(UUID article, String how) {
        alpha.change(tx ->
                tx.query("update article set " + how + " where id = :id")
                        .bind("id", article)
                        .execute());
    }

    @Test
    void anotherSitesFileIsNotThere() {
        String path = put(4, "a.webp", "image/webp", new byte[] {1, 2, 3});
        assertThat(http.get(HOST, path).status()).isEqualTo(200);
        assertThat(http.get("beta.localhost", path).status()).isEqualTo(404);
        for (String wrong :
                new String[] {
                    "/media/", "/media/x", "/media/0123456789abcdef/a.webp", "/media/%2e%2e/a"
                }) {
            assertThat(http.get(HOST, wrong).status()).as(wrong).isIn(301, 404);
        }
    }

    @Test
    void aFileThatTheStoreLostIsSaidToBeUnavailable() throws Exception {
        String path = put(5, "perdu.webp", "image/webp", new byte[] {1});
        byte[] hash = new byte[32];
        new Random(5).nextBytes(hash);
        server.house()
                .store()
                .delete(
                        new org.preau.backup.store.ObjectKey(
                                "tenants/"
                                        + server.alpha().id()
                                        + "/media/"
                                        + HexFormat.of().formatHex(hash)));

        RawHttp.Answer answer = http.get(HOST, path);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(http.get(HOST, "/").status()).isEqualTo(200);
    }
}
