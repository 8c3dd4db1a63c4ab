package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.site.Article;
import org.preau.site.ArticleState;
import org.preau.site.Section;
import org.preau.site.Sections;
import org.preau.tenancy.Tenant;
import org.preau.testing.Visitor;

/** WordPress' own export comes in: whole, once, and nothing else with it. */
class ImportWordPressTest {

    static final String HEAD =
            """
            <?xml version="1.0" encoding="UTF-8" ?>
            <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
              xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
            <channel>
            <title>Le lavoir</title><link>https://www.lavoir.example</link>
            <wp:wxr_version>1.2</wp:wxr_version>
            <wp:base_site_url>https://www.lavoir.example</wp:base_site_url>
            <wp:base_blog_url>https://www.lavoir.example</wp:base_blog_url>
            <wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[lina]]></wp:author_login>
              <wp:author_email><![CDATA[lina@lavoir.example]]></wp:author_email>
              <wp:author_display_name><![CDATA[Lina Moreau]]></wp:author_display_name></wp:author>
            <wp:category><wp:term_id>1</wp:term_id><wp:category_nicename><![CDATA[non-classe]]></wp:category_nicename>
              <wp:category_parent><![CDATA[]]></wp:category_parent><wp:cat_name><![CDATA[Non classé]]></wp:cat_name></wp:category>
            <wp:category><wp:term_id>3</wp:term_id><wp:category_nicename><![CDATA[hors-les-murs]]></wp:category_nicename>
              <wp:category_parent><![CDATA[concerts]]></wp:category_parent><wp:cat_name><![CDATA[Hors les murs]]></wp:cat_name></wp:category>
            <wp:category><wp:term_id>2</wp:term_id><wp:category_nicename><![CDATA[concerts]]></wp:category_nicename>
              <wp:category_parent><![CDATA[]]></wp:category_parent><wp:cat_name><![CDATA[Concerts &amp; bals]]></wp:cat_name></wp:category>
            """;

    private static final String BLOCKS =
            """
            <!-- wp:paragraph --><p>Voir <a href="https://lavoir.example/2024/05/13/la-suite/#fin">la suite</a>,
            <strong>vite </strong>: 2 * 3 &lt; 7 [sic].</p><!-- /wp:paragraph -->
            <!-- wp:image {"id":11} --><figure class="wp-block-image"><img src="https://www.lavoir.example/wp-content/uploads/2024/05/bal-300x200.png" alt="Le bal"/><figcaption>Le soir</figcaption></figure><!-- /wp:image -->
            <!-- wp:list --><ul><li>un<ul><li>deux</li></ul></li></ul><!-- /wp:list -->
            <!-- wp:table --><figure class="wp-block-table"><table><thead><tr><th>Qui</th><th>Quoi</th></tr></thead><tbody><tr><td>Lina</td><td>a | b</td></tr></tbody></table></figure><!-- /wp:table -->
            <script>alert(1)</script><p onclick="x()"><a href="javascript:alert(2)">clic</a></p>
            [contact-form-7 id="3" title="x"]
            """;

    private static Movers movers;

    @BeforeAll
    static void open() {
        movers = Movers.alone();
    }

    @AfterAll
    static void close() {
        movers.close();
    }

    @Test
    void aSiteComesWithItsSectionsTextsPicturesAndOldAddresses(@TempDir Path folder)
            throws IOException {
        Tenant to = ready("lavoir");
        Path uploads = Files.createDirectories(folder.resolve("uploads/2024/05"));
        Files.write(uploads.resolve("bal.png"), Movers.png(Color.RED));
        Path file = Files.writeString(folder.resolve("site.xml"), site());

        ArrivalReport report = bring(to, file, folder.resolve("uploads"));

        Article article = movers.article(to, "le-grand-bal");
        assertThat(article.title()).isEqualTo("Le grand bal & la suite");
        assertThat(article.authorName()).isEqualTo("Lina Moreau");
        assertThat(article.publishedAt()).isEqualTo("2024-05-12T08:00:00Z");
        assertThat(article.updatedAt()).isEqualTo("2024-05-14T09:00:00Z");
        assertThat(article.tags()).containsExactly("Été", "Hors les murs");
        assertThat(article.cover()).isPresent();
        assertThat(article.body())
                .contains("[la suite](/la-suite#fin), **vite** : 2 \\* 3 \\< 7 \\[sic\\].")
                .containsPattern("!\\[Le bal]\\(/media/[0-9a-f]{16}/bal\\.webp \"Le soir\"\\)")
                .contains("- un\n  - deux")
                .contains("| Qui | Quoi |\n| --- | --- |\n| Lina | a \\| b |")
                .contains("clic")
                .doesNotContain("script", "alert", "wp:", "contact-form");
        assertThat(movers.article(to, "la-suite").body())
                .isEqualTo("Une ligne\\\nune autre.\n\nUn paragraphe.");
        assertThat(movers.article(to, "la-suite").state()).isEqualTo(ArticleState.DRAFT);
        assertThat(movers.article(to, "venir").state()).isEqualTo(ArticleState.PUBLISHED);
        assertThat(sections(to))
                .containsOnly(Map.entry("concerts", ""), Map.entry("hors-les-murs", "concerts"));
        assertThat(report.lines().stream().map(line -> line.why().key()))
                .contains("exchange.why.part", "exchange.why.comments");
        assertThat(report.count(What.PICTURE, Fate.CREATED)).isEqualTo(1);

        Visitor visitor = movers.server.visitor("lavoir.localhost");
        assertThat(
                        visitor.get("/2024/05/12/le-grand-bal/")
                                .headers()
                                .firstValue("location")
                                .orElse(""))
                .endsWith("/2024/05/12/le-grand-bal");
        assertThat(visitor.get("/2024/05/12/le-grand-bal").statusCode()).isEqualTo(301);
        assertThat(
                        visitor.get("/2024/05/12/le-grand-bal")
                                .headers()
                                .firstValue("location")
                                .orElse(""))
                .endsWith("/le-grand-bal");
        assertThat(
                        visitor.get("/category/concerts/hors-les-murs")
                                .headers()
                                .firstValue("location")
                                .orElse(""))
                .endsWith("/hors-les-murs");
        assertThat(visitor.get("/2024/05/13/la-suite").statusCode()).as("a draft").isEqualTo(404);
        assertThat(
                        movers.server
                                .visitor("beta.localhost")
                                .get("/2024/05/12/le-grand-bal")
                                .statusCode())
                .as("another association's")
                .isEqualTo(404);
    }

    @Test
    void comingTwiceMakesNoDoubles(@TempDir Path folder) throws IOException {
        Tenant to = ready("encore");
        Path file = Files.writeString(folder.resolve("site.xml"), site());

        bring(to, file, null);
        ArrivalReport again = bring(to, file, null);

        assertThat(movers.articles(to)).hasSize(3);
        assertThat(again.count(What.ARTICLE, Fate.SAME)).isEqualTo(2);
        assertThat(again.lines().stream().map(line -> line.why().key()))
                .contains("exchange.why.no-media-folder");
    }

    @Test
    void hostileFilesAreRefusedAndBringNothing(@TempDir Path folder) throws IOException {
        Tenant to = ready("hostile");
        String laughs =
                "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                        + "<rss><channel><title>&b;</title></channel></rss>";
        String outside =
                "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + "<rss><channel><item><title>&a;</title></item></channel></rss>";
        String deep = "<rss>" + "<a>".repeat(5_000) + "</a>".repeat(5_000) + "</rss>";
        String long9 =
                HEAD + "<item><title>" + "x".repeat(9_000_000) + "</title></item></channel></rss>";
        for (String hostile : List.of(laughs, outside, deep, long9, "<html></html>", "no", "")) {
            Path file = Files.writeString(folder.resolve("site.xml"), hostile);
            assertThatThrownBy(() -> bring(to, file, null)).isInstanceOf(Refused.class);
        }

        Files.write(folder.resolve("secret.png"), Movers.png(Color.GREEN));
        Path uploads = Files.createDirectories(folder.resolve("uploads"));
        String climbing =
                item(
                        1,
                        "post",
                        "publish",
                        "Monter",
                        "monter",
                        "<p>a</p><img src=\"https://lavoir.example/wp-content/uploads/../secret.png\">"
                                + "<img src=\"https://lavoir.example/wp-content/uploads/%2e%2e/secret.png\">",
                        "");
        Path file =
                Files.writeString(folder.resolve("site.xml"), HEAD + climbing + "</channel></rss>");
        ArrivalReport report = bring(to, file, uploads);
        assertThat(report.count(What.PICTURE, Fate.CREATED)).isZero();
        assertThat(report.count(What.FILE, Fate.LOST)).isPositive();
        assertThat(movers.articles(to)).hasSize(1);
    }

    @Test
    void tenMegabytesAreReadInFlatMemory(@TempDir Path folder) throws IOException {
        long small = peak(file(folder, 1_000_000));
        long large = peak(file(folder, 10_000_000));

        System.out.printf(
                "WXR peak of live memory: 1 MB %d kB, 10 MB %d kB%n", small / 1_000, large / 1_000);
        assertThat(large - small).isLessThan(3_000_000);
    }

    /** Live memory at its highest while reading, beyond what was live before: bytes. */
    private static long peak(Path file) throws IOException {
        long before = live();
        long[] most = {0};
        int[] items = {0};
        WxrReader.read(
                file,
                new WxrReader.Reader() {
                    @Override
                    public void site(String address, String title) {}

                    @Override
                    public void category(Map<String, String> texts) {}

                    @Override
                    public void author(String number, String login, String name) {}

                    @Override
                    public void item(WxrItem item) {
                        if (items[0]++ % 40 == 0) {
                            most[0] = Math.max(most[0], live() - before);
                        }
                    }
                });
        assertThat(items[0]).isGreaterThan(50);
        return most[0];
    }

    private static long live() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Path file(Path folder, int bytes) throws IOException {
        Path file = folder.resolve(bytes + ".xml");
        String body = "<p>" + "Un deux trois quatre. ".repeat(500) + "</p>";
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(HEAD);
            for (int i = 1; Files.size(file) < bytes; i++) {
                out.write(item(i, "post", "publish", "Texte " + i, "texte-" + i, body, ""));
                out.flush();
            }
            out.write("</channel></rss>");
        }
        return file;
    }

    private static Tenant ready(String slug) {
        Tenant tenant = movers.server.open(slug, slug);
        movers.complete(movers.desk(tenant));
        return tenant;
    }

    private static ArrivalReport bring(Tenant to, Path file, @Nullable Path uploads)
            throws IOException {
        return new ImportWordPress(movers.server.house().database(), movers.acts)
                .run(movers.desk(to), file, uploads, Passage.plain(count -> {}));
    }

    /** Slugs of sections with those of their parents. */
    private static Map<String, String> sections(Tenant to) {
        List<Section> all = movers.read(to, Sections::all);
        Map<String, String> slugs = new java.util.HashMap<>();
        for (Section one : all) {
            String parent =
                    all.stream()
                            .filter(it -> it.id().equals(one.parentId()))
                            .map(Section::slug)
                            .findFirst()
                            .orElse("");
            slugs.put(one.slug(), parent);
        }
        return slugs;
    }

    private static String site() {
        String more =
                """
                <category domain="category" nicename="non-classe"><![CDATA[Non classé]]></category>
                <category domain="category" nicename="concerts"><![CDATA[Concerts & bals]]></category>
                <category domain="category" nicename="hors-les-murs"><![CDATA[Hors les murs]]></category>
                <category domain="post_tag" nicename="ete"><![CDATA[Été]]></category>
                <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[11]]></wp:meta_value></wp:postmeta>
                <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content><![CDATA[Bravo]]></wp:comment_content></wp:comment>
                """;
        String attachment =
                """
                <item><title>bal</title><wp:post_id>11</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>
                <wp:attachment_url>https://www.lavoir.example/wp-content/uploads/2024/05/bal.png</wp:attachment_url>
                <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value><![CDATA[Des gens dansent]]></wp:meta_value></wp:postmeta></item>
                """;
        return HEAD
                + item(
                        10,
                        "post",
                        "publish",
                        "Le grand bal &amp; la suite",
                        "le-grand-bal",
                        BLOCKS,
                        more)
                + attachment
                + item(
                                12,
                                "post",
                                "draft",
                                "La suite",
                                "la-suite",
                                "Une ligne\nune autre.\n\nUn paragraphe.",
                                "")
                        .replace("2024/05/12", "2024/05/13")
                + item(13, "page", "publish", "Venir", "venir", "<p>Ici.</p>", "")
                        .replace("/2024/05/12", "")
                + item(14, "nav_menu_item", "publish", "", "14", "", "")
                + "</channel></rss>";
    }

    static String item(
            int id,
            String type,
            String status,
            String title,
            String slug,
            String body,
            String more) {
        return """
        <item><title>%s</title><link>https://www.lavoir.example/2024/05/12/%s/</link>
        <dc:creator><![CDATA[lina]]></dc:creator>
        <content:encoded><![CDATA[%s]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
        <wp:post_id>%d</wp:post_id><wp:post_date><![CDATA[2024-05-12 10:00:00]]></wp:post_date>
        <wp:post_date_gmt><![CDATA[2024-05-12 08:00:00]]></wp:post_date_gmt>
        <wp:post_modified_gmt><![CDATA[2024-05-14 09:00:00]]></wp:post_modified_gmt>
        <wp:post_name><![CDATA[%s]]></wp:post_name><wp:status>%s</wp:status><wp:post_type>%s</wp:post_type>
        %s</item>
        """
                .formatted(title, slug, body, id, slug, status, type, more);
    }
}
