package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.preau.testing.TestServer;
import org.preau.text.Json;
import org.preau.theme.SiteFixture.Draft;

/** Hostile text in every field, read back from every output of both themes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class HostileSiteTest {

    private static final List<String> CATALOGUE =
            List.of(
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "'><svg/onload=alert(1)>",
                    "</title></style></textarea><script>alert(1)</script>",
                    "javascript:alert(1)",
                    "<a href=\"javascript:alert(1)\">x</a>",
                    "[x](javascript:alert(1))",
                    "![x](https://evil.example/x.png \"<script>\")",
                    "<iframe srcdoc=\"<script>alert(1)</script>\">",
                    "{{{page}}} {{#each site}}{{this}}{{/each}}",
                    "]]><script>alert(1)</script><!--",
                    "&lt;script&gt;alert(1)&lt;/script&gt;",
                    "<mark onmouseover=alert(1)>zyxmot</mark>",
                    "<style>*{display:none}</style><base href=//evil.example/>",
                    "\u202etext\u0001\u000b");

    private static final List<String> KINDS =
            List.of(
                    "featured",
                    "latest",
                    "text",
                    "picture",
                    "people",
                    "hours",
                    "figures",
                    "actions",
                    "partners",
                    "match",
                    "scores",
                    "teams",
                    "training",
                    "week",
                    "alert",
                    "board",
                    "needs",
                    "<script>");

    private TestServer server;
    private SiteFixture alpha;

    @BeforeAll
    void start() {
        server = TestServer.start();
        alpha = new SiteFixture(server, server.alpha());
        for (int i = 0; i < CATALOGUE.size(); i++) {
            fill(i, CATALOGUE.get(i));
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void fill(int i, String evil) {
        UUID section = alpha.section(null, "rubrique-" + i, evil, evil);
        UUID picture =
                alpha.medium(
                        "%064x".formatted(i + 1),
                        "n-" + i + ".webp",
                        "image/webp",
                        9,
                        9,
                        new byte[1]);
        alpha.change(tx ->
                tx.query("update media set alt = :evil, caption = :evil, credit = :evil")
                        .bind("evil", evil)
                        .execute());
        alpha.write(
                Draft.article("article-" + i, evil)
                        .saying(evil, "zyxmot " + evil + "\n\n## " + evil + "\n\n" + evil)
                        .by(evil, List.of(evil))
                        .under(section, picture));
        alpha.write(Draft.page("page-" + i, evil).saying(evil, evil));
    }

    private void dress(String evil, String theme) {
        Map<String, Object> item =
                Map.of(
                        "name", evil, "role", evil, "email", evil, "day", evil, "hours", evil,
                        "value", evil, "label", evil, "url", evil, "text", evil);
        List<Map<String, Object>> blocks =
                KINDS.stream().map(kind -> block(kind, evil, item)).toList();
        String home =
                Json.text(Map.of("intro", Map.of("title", evil, "lead", evil), "blocks", blocks));
        alpha.details(evil, evil, evil, evil, evil, home.replaceAll("\\\\u00(01|0[bB])", ""));
        alpha.name(evil);
        alpha.theme(theme);
    }

    private static Map<String, Object> block(String kind, String evil, Map<String, Object> item) {
        Map<String, Object> block = new HashMap<>();
        block.put(kind, List.of(item));
        List.of("title", "alt", "caption", "note").forEach(name -> block.put(name, evil));
        block.put("kind", kind);
        block.put("text", evil);
        block.put("file", "n-1.webp");
        return block;
    }

    @Test
    void nothingRunsOnAnyPage() {
        for (String theme :
                List.of("placette", "page-blanche", "kiosque", "maillot", "grenier", "cartable")) {
            for (int i = 0; i < CATALOGUE.size(); i++) {
                dress(CATALOGUE.get(i), theme);
                for (String path :
                        List.of(
                                "/",
                                "/rubrique-" + i,
                                "/article-" + i,
                                "/page-" + i,
                                "/recherche?q=zyxmot",
                                "/recherche?q="
                                        + java.net.URLEncoder.encode(
                                                CATALOGUE.get(i), StandardCharsets.UTF_8),
                                "/mentions-legales",
                                "/accessibilite",
                                "/rien")) {
                    String html = server.visitor("alpha.localhost").get(path).body();
                    assertThat(html).as(path).contains("<html");
                    assertHarmless(theme + " " + path + " " + CATALOGUE.get(i), Jsoup.parse(html));
                }
            }
        }
    }

    @Test
    void theSamePagesBetrayAScriptThatGotThrough() {
        Document bad = Jsoup.parse("<p onclick=x><a href='javascript:alert(1)'>x</a>");
        assertThatThrownBy(() -> assertHarmless("control", bad)).isInstanceOf(AssertionError.class);
    }

    @Test
    void theFeedAndTheSitemapStayWellFormed() throws Exception {
        for (String evil : CATALOGUE) {
            dress(evil, "placette");
            for (String path : List.of("/feed.atom", "/feed.rss", "/sitemap.xml")) {
                String xml = server.visitor("alpha.localhost").get(path).body();
                var parsed =
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(
                                        new ByteArrayInputStream(
                                                xml.getBytes(StandardCharsets.UTF_8)));
                assertThat(parsed.getElementsByTagName("script").getLength()).isZero();
                var contents = parsed.getElementsByTagName("content");
                for (int i = 0; i < contents.getLength(); i++) {
                    assertHarmless(path + evil, Jsoup.parse(contents.item(i).getTextContent()));
                }
            }
        }
    }

    /** Data for programs may be in a script element, when nothing in it could end that. */
    private static void takeData(String where, Document page) {
        for (Element data : page.select("head > script[type=application/ld+json]")) {
            assertThat(data.attributesSize()).as(where).isOne();
            assertThat(data.data()).as(where).doesNotContain("<", ">", "&");
            assertThatCode(() -> Json.tree(data.data().getBytes(StandardCharsets.UTF_8)))
                    .as(where)
                    .doesNotThrowAnyException();
            data.remove();
        }
    }

    private static void assertHarmless(String where, Document page) {
        takeData(where, page);
        assertThat(page.select("script, iframe, object, embed, style, base, svg[onload]"))
                .as(where)
                .isEmpty();
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
                assertThat(name).as(where).doesNotStartWith("on").isNotIn("style", "srcdoc");
                if (List.of("href", "src", "action", "formaction").contains(name)) {
                    assertThat(value).as(where).doesNotStartWith("javascript:");
                    assertThat(value).as(where).doesNotStartWith("data:");
                    if (name.equals("src")) {
                        assertThat(value).as(where).doesNotContain("evil.example");
                    }
                }
            }
        }
    }
}
