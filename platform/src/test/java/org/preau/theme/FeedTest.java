package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
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

    private HttpResponse<String> get(String path) {
        return server.visitor("alpha.localhost").get(path);
    }

    private static List<String> titles(String xml, String item) {
        return Jsoup.parse(xml, "", Parser.xmlParser()).select(item + " > title").eachText();
    }

    @Test
    void theSameArticlesAreThereAsRss() {
        UUID id =
                alpha.write(
                        Draft.article("en-rss", "En <rss> & co")
                                .saying("Chapeau", "Voir [là](/autre).")
                                .by("Zoé", List.of("mot")));
        HttpResponse<String> response = get("/feed.rss");
        assertThat(response.headers().firstValue("content-type"))
                .hasValue("application/rss+xml; charset=utf-8");
        var channel =
                Jsoup.parse(response.body(), "", Parser.xmlParser()).select("channel").getFirst();
        var item =
                channel.select("item").stream()
                        .filter(one -> one.select("guid").text().endsWith(id.toString()))
                        .findFirst()
                        .orElseThrow();

        assertThat(channel.select("> link").text())
                .isEqualTo("http://alpha.localhost:" + server.port() + "/");
        assertThat(channel.select("> title, > description, > language, > lastBuildDate"))
                .hasSize(4)
                .allSatisfy(one -> assertThat(one.text()).isNotBlank());
        assertThat(item.select("title").text()).isEqualTo("En <rss> & co");
        assertThat(item.select("guid").attr("isPermaLink")).isEqualTo("false");
        assertThat(item.select("dc|creator").text()).isEqualTo("Zoé");
        assertThat(item.select("content|encoded").text())
                .contains("http://alpha.localhost:" + server.port() + "/autre");
        DateTimeFormatter.RFC_1123_DATE_TIME.parse(item.select("pubDate").text());
    }

    @Test
    void sectionsTagsAndAuthorsHaveTheirListsAndFeeds() {
        UUID section = alpha.section(null, "ecole", "École", "");
        UUID inside = alpha.section(section, "cantine", "Cantine", "");
        alpha.write(
                Draft.article("dedans", "Menus d’été")
                        .by("Émile Dû", List.of("Goûter", "École & parents"))
                        .under(inside, null));
        alpha.write(Draft.article("dehors", "Ailleurs").by("Autre", List.of("gouter")));
        alpha.write(
                Draft.article("cache", "Brouillon")
                        .by("Émile Dû", List.of("Goûter"))
                        .in("draft", null));

        assertThat(titles(get("/ecole/feed.atom").body(), "entry")).containsExactly("Menus d’été");
        assertThat(titles(get("/ecole/feed.rss").body(), "item")).containsExactly("Menus d’été");
        assertThat(titles(get("/etiquette/gouter/feed.atom").body(), "entry"))
                .containsExactlyInAnyOrder("Menus d’été", "Ailleurs");
        assertThat(titles(get("/auteur/emile-du/feed.rss").body(), "item"))
                .containsExactly("Menus d’été");
        var article = Jsoup.parse(get("/dedans").body());
        for (String address : article.select("a[rel=tag], a[rel=author]").eachAttr("href")) {
            var list = Jsoup.parse(get(address).body());
            assertThat(list.select(".card-title").eachText()).as(address).contains("Menus d’été");
            assertThat(list.select("h1").text()).isNotBlank();
            assertThat(list.select(".feed a").attr("href")).isEqualTo(address + "/feed.atom");
            assertThat(get(address + "/feed.atom").statusCode()).isEqualTo(200);
        }
        assertThat(article.select("a[rel=tag], a[rel=author]")).hasSize(3);
        assertThat(get("/etiquette/gouter").body()).doesNotContain("noindex", "Brouillon");
        assertThat(get("/auteur/emile-du").body()).contains("noindex");
        assertThat(get("/sitemap.xml").body())
                .contains("/etiquette/gouter<")
                .doesNotContain("/auteur/emile-du");
    }

    @Test
    void aFeedMovesWithItsSectionAndNothingElseHasOne() {
        UUID section = alpha.section(null, "avant", "Avant", "");
        alpha.change(tx -> {
            tx.query("update address set current = false where slug = 'avant'").execute();
            tx.query("insert into address (slug, section_id) values ('apres', :id)")
                    .bind("id", section)
                    .execute();
            return tx.query("update section set slug = 'apres' where id = :id")
                    .bind("id", section)
                    .execute();
        });
        alpha.write(Draft.article("seul", "Seul"));

        assertThat(get("/avant/feed.rss").headers().firstValue("location"))
                .hasValue("http://alpha.localhost:" + server.port() + "/apres/feed.rss");
        for (String nothing :
                List.of(
                        "/seul/feed.atom",
                        "/etiquette/rien",
                        "/etiquette/rien/feed.atom",
                        "/auteur/personne",
                        "/etiquette",
                        "/auteur/feed.atom",
                        "/apres/feed.xml",
                        "/apres/seul")) {
            assertThat(get(nothing).statusCode()).as(nothing).isEqualTo(404);
        }
    }

    @Test
    void theSitemapNamesEveryPageOnce() throws Exception {
        alpha.write(Draft.article("dans-le-plan", "Dans le plan"));
        String body = server.visitor("alpha.localhost").get("/sitemap.xml").body();
        List<String> places = Jsoup.parse(body, "", Parser.xmlParser()).select("loc").eachText();

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
