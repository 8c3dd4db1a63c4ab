package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.preau.testing.TestServer;
import org.preau.theme.SiteFixture.Draft;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The feed holds what RFC 4287 requires, and leads nowhere but to the site. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class FeedTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private TestServer server;
    private SiteFixture alpha;

    @BeforeAll
    void start() {
        server = TestServer.start();
        alpha = new SiteFixture(server, server.alpha());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Document feed() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var response = server.visitor("alpha.localhost").get("/feed.atom");
        assertThat(response.headers().firstValue("content-type"))
                .hasValue("application/atom+xml; charset=utf-8");
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS(ATOM, name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    @Test
    void itHasAllThatIsRequiredAndStableNames() throws Exception {
        UUID id =
                alpha.write(
                        Draft.article("premier", "Premier & <unique>")
                                .saying(
                                        "Le chapeau",
                                        "Voir [ici](/autre) et [là](suite#fin).\n\n![p](/media/"
                                                + "0".repeat(16)
                                                + "/p.webp)")
                                .by("Ana", List.of("mot")));
        Element feed = feed().getDocumentElement();

        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(all(feed, "id").getFirst().getTextContent())
                .isEqualTo("urn:uuid:" + server.alpha().id());
        assertThat(all(feed, "title").getFirst().getTextContent()).isEqualTo("Association Alpha");
        assertThat(Instant.parse(all(feed, "updated").getFirst().getTextContent()))
                .isBefore(Instant.now());
        Element entry =
                all(feed, "entry").stream()
                        .filter(one ->
                                all(one, "id").getFirst().getTextContent().endsWith(id.toString()))
                        .findFirst()
                        .orElseThrow();
        assertThat(all(entry, "title").getFirst().getTextContent()).isEqualTo("Premier & <unique>");
        assertThat(all(entry, "name").getFirst().getTextContent()).isEqualTo("Ana");
        assertThat(all(entry, "category").getFirst().getAttribute("term")).isEqualTo("mot");
        Instant.parse(all(entry, "published").getFirst().getTextContent());
        Instant.parse(all(entry, "updated").getFirst().getTextContent());
        var content = Jsoup.parse(all(entry, "content").getFirst().getTextContent());
        assertThat(content.select("a").eachAttr("href"))
                .containsExactly(
                        "http://alpha.localhost:" + server.port() + "/autre",
                        "http://alpha.localhost:" + server.port() + "/suite#fin");
        assertThat(content.select("img").attr("src"))
                .startsWith("http://alpha.localhost:" + server.port() + "/media/");

        alpha.move(id, "deplace");
        assertThat(server.visitor("alpha.localhost").get("/feed.atom").body())
                .contains(id.toString(), "/deplace");
    }

    @Test
    void theSitemapNamesEveryPageOnce() throws Exception {
        alpha.write(Draft.article("dans-le-plan", "Dans le plan"));
        String body = server.visitor("alpha.localhost").get("/sitemap.xml").body();
        List<String> places =
                Jsoup.parse(body, "", org.jsoup.parser.Parser.xmlParser()).select("loc").eachText();

        assertThat(places)
                .doesNotHaveDuplicates()
                .allSatisfy(
                        one -> assertThat(URI.create(one).getHost()).isEqualTo("alpha.localhost"))
                .anySatisfy(one -> assertThat(one).endsWith("/dans-le-plan"));
        for (String place : places) {
            String path = URI.create(place).getPath();
            assertThat(server.visitor("alpha.localhost").get(path).statusCode()).isEqualTo(200);
        }
        assertThat(server.visitor("alpha.localhost").get("/robots.txt").body())
                .contains("Sitemap: http://alpha.localhost:" + server.port() + "/sitemap.xml");
    }
}
