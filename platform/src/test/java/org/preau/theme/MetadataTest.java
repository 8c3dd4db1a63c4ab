package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.preau.testing.TestServer;
import org.preau.text.Json;
import org.preau.theme.SiteFixture.Draft;

/** What a page's head says to previews and to programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class MetadataTest {

    private static final String EVIL = "</script><script>alert(1)</script><!--&\u2028 \"fin\"";

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

    private Document page(String path) {
        return Jsoup.parse(server.visitor("alpha.localhost").get(path).body());
    }

    private String address(String path) {
        return "http://alpha.localhost:" + server.port() + path;
    }

    private static String meta(Document page, String property) {
        return page.select("head > meta[property=" + property + "]").attr("content");
    }

    private static List<JsonNode> things(Document page) throws Exception {
        String json = page.select("head > script[type=application/ld+json]").getFirst().data();
        List<JsonNode> things = new ArrayList<>();
        Json.tree(json.getBytes(StandardCharsets.UTF_8)).path("@graph").forEach(things::add);
        return things;
    }

    private static JsonNode thing(Document page, String type) throws Exception {
        return things(page).stream()
                .filter(one -> one.path("@type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private UUID picture() {
        return alpha.medium(
                "%064x".formatted(77), "vue du port.webp", "image/webp", 1200, 630, new byte[1]);
    }

    @Test
    void anArticleSaysWhenWhoAndWhere() throws Exception {
        UUID section = alpha.section(null, "sorties", "Sorties", "");
        alpha.write(
                Draft.article("le-port", "Le port")
                        .saying("Une visite.", "Texte.")
                        .by("Zoé Ab", List.of("mer", "visite"))
                        .under(section, picture()));

        Document page = page("/le-port");

        assertThat(meta(page, "og:type")).isEqualTo("article");
        assertThat(meta(page, "og:locale")).isEqualTo("fr_FR");
        assertThat(meta(page, "og:site_name")).isEqualTo("Association Alpha");
        assertThat(meta(page, "og:image")).startsWith(address("/media/"));
        assertThat(meta(page, "og:image:alt")).isEqualTo("vue du port.webp");
        assertThat(meta(page, "og:image:width")).isEqualTo("1200");
        assertThat(Instant.parse(meta(page, "article:published_time"))).isBefore(Instant.now());
        assertThat(Instant.parse(meta(page, "article:modified_time"))).isBefore(Instant.now());
        assertThat(meta(page, "article:section")).isEqualTo("Sorties");
        assertThat(page.select("meta[property=article:tag]").eachAttr("content"))
                .containsExactly("mer", "visite");
        JsonNode article = thing(page, "Article");
        assertThat(article.path("headline").asText()).isEqualTo("Le port");
        assertThat(article.path("author").path("url").asText())
                .isEqualTo(address("/auteur/zoe-ab"));
        assertThat(article.path("publisher"))
                .isEqualTo(
                        Json.tree(
                                ("{\"@id\":" + thing(page, "Organization").path("@id") + "}")
                                        .getBytes(StandardCharsets.UTF_8)));
        List<String> way = new ArrayList<>();
        thing(page, "BreadcrumbList")
                .path("itemListElement")
                .forEach(step -> way.add(step.path("item").asText()));
        assertThat(way).containsExactly(address("/"), address("/sorties"), address("/le-port"));
    }

    @Test
    void theHomePageNamesTheAssociationAndItsSearch() throws Exception {
        Document home = page("/");

        assertThat(thing(home, "Organization").path("url").asText()).isEqualTo(address("/"));
        assertThat(thing(home, "WebSite").path("potentialAction").path("target").asText())
                .isEqualTo(address("/recherche?q={words}"));
        assertThat(meta(home, "article:published_time")).isEmpty();
        assertThat(page("/recherche?q=x").select("script")).isEmpty();
        assertThat(page("/rien-ici").select("script")).isEmpty();
    }

    @Test
    void aTitleThatEndsAScriptEndsNothing() throws Exception {
        alpha.write(Draft.article("mechant", EVIL).saying(EVIL, "").by(EVIL, List.of(EVIL)));

        Document page = page("/mechant");

        assertThat(page.select("script")).hasSize(1);
        assertThat(thing(page, "Article").path("author").path("name").asText()).isEqualTo(EVIL);
        assertThat(page.select("body script")).isEmpty();
    }

    /** The control: JSON as it comes would end the element and begin another one. */
    @Test
    void unescapedItWouldRun() {
        java.util.Map<String, Object> thing = java.util.Map.of("headline", EVIL);
        String json = Json.text(thing);
        String element = "<script type=\"application/ld+json\">%s</script>";

        assertThat(Jsoup.parse(element.formatted(json)).select("script")).hasSizeGreaterThan(1);
        assertThat(Jsoup.parse(element.formatted(StructuredData.json(thing))).select("script"))
                .hasSize(1);
        assertThat(StructuredData.json(thing)).doesNotContain("<", ">", "&", "\u2028");
    }
}
