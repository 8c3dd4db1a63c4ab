package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.testing.TestServer;
import org.preau.theme.SiteFixture.Draft;

/** The cached way of a page, and every way around it that must lead to the same place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class SiteCacheTest {

    private static final String HOST = "alpha.localhost";

    private TestServer server;
    private SiteFixture alpha;
    private RawHttp http;
    private UUID article;

    @BeforeAll
    void start() {
        server = TestServer.start();
        alpha = new SiteFixture(server, server.alpha());
        http = new RawHttp(server.port());
        article =
                alpha.write(
                        Draft.article("texte", "Un texte").saying("Chapeau", "Mot. ".repeat(300)));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private long statements(Runnable work) {
        long before = server.house().database().statements();
        work.run();
        return server.house().database().statements() - before;
    }

    /** The least of three: a job of the server that runs at the same moment counts as well. */
    private long least(Runnable work) {
        return LongStream.generate(() -> statements(work)).limit(3).min().orElseThrow();
    }

    @Test
    void theSecondRequestAsksNoDatabase() {
        http.get(HOST, "/texte");

        for (String path :
                List.of(
                        "/texte",
                        "/texte?utm_source=lettre",
                        "/texte?page=1",
                        "/texte?",
                        "/texte?a=1&b=2&a=3")) {
            assertThat(least(() -> assertThat(http.get(HOST, path).status()).isEqualTo(200)))
                    .as(path)
                    .isZero();
        }
    }

    @Test
    void anUncachedArticleCostsOneStatement() {
        List<String> slugs = List.of("un", "deux", "trois");
        slugs.forEach(slug -> alpha.write(Draft.article(slug, slug).saying("a", "b")));
        http.get(HOST, "/");

        // The least of three: a job that runs at the same moment counts as well.
        assertThat(
                        slugs.stream()
                                .mapToLong(slug -> statements(() -> http.get(HOST, "/" + slug)))
                                .min())
                .hasValue(1);
    }

    @Test
    void aPublicationIsSeenAtOnce() {
        http.get(HOST, "/texte");
        http.get(HOST, "/");

        alpha.retitle(article, "Un texte repris");

        assertThat(http.get(HOST, "/texte").text()).contains("Un texte repris");
        assertThat(http.get(HOST, "/").text()).contains("Un texte repris");
        assertThat(http.get(HOST, "/feed.atom").text()).contains("Un texte repris");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip", "identity"})
    void eachCodingHasItsOwnTagAndTheSameContent(String coding) throws IOException {
        RawHttp.Answer plain = http.get(HOST, "/texte");
        RawHttp.Answer coded = http.get(HOST, "/texte", "Accept-Encoding: " + coding);

        assertThat(decoded(coded)).isEqualTo(plain.body());
        assertThat(coded.header("vary")).isEqualTo("accept-encoding");
        assertThat(coded.header("content-encoding"))
                .isEqualTo(coding.equals("identity") ? "" : coding);
        if (!coding.equals("identity")) {
            assertThat(coded.header("etag")).isNotEqualTo(plain.header("etag"));
            assertThat(coded.body().length).isLessThan(plain.body().length / 2);
        }
        RawHttp.Answer again =
                http.get(
                        HOST,
                        "/texte",
                        "Accept-Encoding: " + coding,
                        "If-None-Match: \"x\", W/" + coded.header("etag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("etag")).isEqualTo(coded.header("etag"));
        assertThat(again.header("vary")).isEqualTo("accept-encoding");
        assertThat(List.of(plain.header("date"), coded.header("date"), again.header("date")))
                .allMatch(date -> date.endsWith(" GMT"));
        assertThat(again.header("cache-control")).isEqualTo("no-cache");
        assertThat(again.headers()).doesNotContainKeys("content-type", "content-encoding");
    }

    private static byte[] decoded(RawHttp.Answer answer) throws IOException {
        ByteArrayInputStream body = new ByteArrayInputStream(answer.body());
        return switch (answer.header("content-encoding")) {
            case "br" -> new BrotliInputStream(body).readAllBytes();
            case "gzip" -> new GZIPInputStream(body).readAllBytes();
            default -> answer.body();
        };
    }

    @Test
    void anotherCodingsTagIsNotEnough() {
        String gzip = http.get(HOST, "/texte", "Accept-Encoding: gzip").header("etag");
        assertThat(
                        http.get(HOST, "/texte", "Accept-Encoding: br", "If-None-Match: " + gzip)
                                .status())
                .isEqualTo(200);
    }

    @Test
    void headSaysTheSameWithoutTheBody() {
        for (String path : List.of("/texte", "/rien", "/feed.atom")) {
            RawHttp.Answer get = http.get(HOST, path);
            RawHttp.Answer head = http.send("HEAD " + path + " HTTP/1.1", "Host: " + HOST);
            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.header("content-length"))
                    .isEqualTo(Integer.toString(get.body().length));
            assertThat(head.header("etag")).isEqualTo(get.header("etag"));
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    void nothingIsWrittenThroughAPublicHost() {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
            RawHttp.Answer answer =
                    http.send(method + " /texte HTTP/1.1", "Host: " + HOST, "Content-Length: 0");
            assertThat(answer.status()).as(method).isEqualTo(405);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/texte/, /texte",
        "//texte, /texte",
        "/./texte?page=2, /texte?page=2",
        "/x/%2e%2e/texte?utm=1, /texte",
        "/%74exte, /texte",
        "//evil.example/, /evil.example",
        "/recherche/?q=a%26b, /recherche?q=a%26b"
    })
    void anotherSpellingLeadsToTheOneAddress(String asked, String address) {
        RawHttp.Answer answer = http.get(HOST, asked, "X-Forwarded-Host: evil.example");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("location"))
                .isEqualTo("http://alpha.localhost:" + server.port() + address);
    }

    @Test
    void aFloodOfWrongAddressesFillsNothing() {
        http.get(HOST, "/rien-0");
        long statements =
                statements(() -> {
                    for (int i = 1; i <= 50; i++) {
                        assertThat(http.get(HOST, "/rien-" + i).status()).isEqualTo(404);
                        assertThat(http.get(HOST, "/wp-login.php?" + i).status()).isEqualTo(404);
                        assertThat(http.get(HOST, "/%00" + i).status()).isEqualTo(404);
                    }
                });
        // Two for each path that could be one, none for the others; jobs ask a few meanwhile.
        assertThat(statements).isLessThan(110);
        assertThat(least(() -> http.get(HOST, "/rien-0"))).isLessThanOrEqualTo(2);
        http.get(HOST, "/texte");
        assertThat(least(() -> http.get(HOST, "/texte"))).isZero();
    }

    @Test
    void whateverTheHeadersSayNoAddressIsMadeOfThem() {
        alpha.write(Draft.article("liens", "Liens"));
        for (String lines :
                List.of(
                        "X-Forwarded-Host: evil.example",
                        "Forwarded: host=evil.example",
                        "X-Original-URL: /autre",
                        "X-Host: evil.example")) {
            for (String path : List.of("/liens", "/feed.atom", "/sitemap.xml", "/robots.txt")) {
                assertThat(http.get(HOST, path, lines).text())
                        .doesNotContain("evil.example")
                        .contains("alpha.localhost");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "alpha.localhost.evil.example",
                "evil.example#alpha.localhost",
                "user@alpha.localhost",
                "alpha.localhost:80:80",
                "xn--lpha-5na.localhost",
                "alpha.localhost..",
                ".localhost",
                "127.0.0.1"
            })
    void anUnknownHostIsToldNothing(String host) {
        RawHttp.Answer answer = http.get(host, "/texte");
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("Un texte").doesNotContain(host);
    }

    @Test
    void oneHostIsNamedOnceAndInAnySpelling() {
        for (String host : List.of("ALPHA.localhost", "alpha.localhost.", "alpha.localhost:1")) {
            assertThat(http.get(host, "/texte").status()).as(host).isEqualTo(200);
        }
        assertThat(
                        http.send(
                                        "GET /texte HTTP/1.1",
                                        "Host: alpha.localhost",
                                        "Host: beta.localhost")
                                .status())
                .isIn(400, 404);
        assertThat(http.send("GET /texte HTTP/1.1", "X: y").status()).isIn(400, 404);
    }

    @Test
    void aWholeAddressInTheRequestLineCounts() {
        RawHttp.Answer answer =
                http.send("GET http://alpha.localhost/texte HTTP/1.1", "Host: beta.localhost");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Un texte");
        assertThat(http.send("GET http://evil.example/ HTTP/1.1", "Host: alpha.localhost").status())
                .isEqualTo(404);
    }

    @Test
    void aSiteWithItsOwnHostLivesThereOnly() {
        SiteFixture own = new SiteFixture(server, server.open("propre", "Propre"));
        own.write(Draft.article("texte", "Texte propre"));
        own.ownHost("www.propre.example");

        RawHttp.Answer moved = http.get("propre.localhost", "/texte?page=2&utm=x");
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.header("location"))
                .isEqualTo("http://www.propre.example:" + server.port() + "/texte?page=2");
        assertThat(http.get("www.propre.example", "/texte").text())
                .contains("http://www.propre.example:" + server.port() + "/texte");

        own.ownHost(null);
        assertThat(http.get("www.propre.example", "/texte").status()).isEqualTo(404);
        assertThat(http.get("propre.localhost", "/texte").status()).isEqualTo(200);
    }

    @Test
    void noVisitorGetsACookie() {
        for (String path : List.of("/", "/texte", "/rien", "/recherche?q=a", "/feed.atom")) {
            assertThat(http.get(HOST, path, "Cookie: __Host-preau=x").headers())
                    .doesNotContainKey("set-cookie");
        }
    }
}
