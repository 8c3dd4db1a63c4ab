package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.comments.PortableComments;
import org.preau.menu.PortableMenu;
import org.preau.site.Article;
import org.preau.site.ArticleState;
import org.preau.site.Articles;
import org.preau.site.SectionTree;
import org.preau.site.Sections;
import org.preau.tenancy.Tenant;

/** A site as WordPress' own export, out and in. */
class WxrRoundTripTest {

    private static Movers movers;

    @BeforeAll
    static void open() {
        movers = new Movers();
    }

    @AfterAll
    static void close() {
        movers.close();
    }

    @Test
    void whatGoesOutAsWordPressExportComesBackTheSame(@TempDir Path folder) throws Exception {
        Tenant from = movers.server.open("wxr-un", "Chœur & <Écluses>");
        movers.complete(movers.desk(from));
        Path texts = folder.resolve("textes");
        Files.createDirectories(texts);
        Files.write(texts.resolve("lavoir.png"), Movers.png(Color.RED));
        Movers.write(
                texts,
                "concerts/un.md",
                """
                ---
                title: Un ]]> deux & <trois>
                lead: Le chapô
                author: Lina
                tags: [été, bal]
                date: 2020-01-02
                cover: ../lavoir.png
                coverAlt: Le lavoir
                ---
                ## Titre

                ![Le lavoir](../lavoir.png "Légende") et ]]> [lien](/deux).

                - [x] fait

                Note[^1].

                [^1]: En bas.
                """);
        Movers.write(
                texts,
                "deux.md",
                "---\ntitle: Deux\ndraft: true\ndate: 2020-01-03\n---\nBrouillon \u0007 sonore.\n");
        Movers.write(texts, "pages/venir.md", "---\ntitle: Venir\ndate: 2020-01-04\n---\nIci.\n");
        movers.folder(from, texts);

        Path xml = folder.resolve("site.xml");
        wxr(from, xml);
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
        String text = Files.readString(xml);
        assertThat(text).doesNotContain("@").contains("<p>").contains("<wp:wxr_version>1.2");

        Tenant to = movers.server.open("wxr-deux", "Autre");
        movers.complete(movers.desk(to));
        Path media = movers.exported(from).resolve("media");
        new ImportWordPress(movers.server.house().database(), movers.acts)
                .run(movers.desk(to), xml, media.getParent(), Passage.plain(count -> {}));

        Map<String, Article> before = bySlug(from);
        Map<String, Article> after = bySlug(to);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        for (Article was : before.values()) {
            Article now = Objects.requireNonNull(after.get(was.slug()));
            assertThat(now.title()).isEqualTo(was.title());
            assertThat(now.body()).isEqualTo(was.body());
            assertThat(now.lead()).isEqualTo(was.lead());
            assertThat(now.state()).isEqualTo(was.state());
            assertThat(now.kind()).isEqualTo(was.kind());
            assertThat(now.tags()).containsExactlyInAnyOrderElementsOf(was.tags());
            assertThat(now.authorName()).isEqualTo(was.authorName());
            assertThat(now.coverId() == null).isEqualTo(was.coverId() == null);
            assertThat(now.publishedAt()).isEqualTo(was.publishedAt());
        }
    }

    @Test
    void whatWordPressHasAPlaceForIsWrittenAsItWouldAndTheRestIsCounted(@TempDir Path folder)
            throws Exception {
        Tenant from = movers.server.open("wxr-entier", "Chœur des Écluses");
        WholeSite.furnish(movers, from);

        ExportWxr.Written written = wxr(from, folder.resolve("site.xml"));

        Document xml =
                Jsoup.parse(Files.readString(folder.resolve("site.xml")), "", Parser.xmlParser());
        assertThat(xml.select("wp|category > wp|cat_name").eachText())
                .containsExactly(
                        "Apprendre", "Concerts", "Hors les murs", "En chantier", "Learning");
        assertThat(xml.select("wp|tag > wp|tag_slug").eachText())
                .containsExactly("choeur-canon", "ete");
        assertThat(xml.select("wp|term > wp|term_name").eachText())
                .containsExactly("Menu principal", "Pied de page");
        Element sung = item(xml, "accorder-les-voix");
        assertThat(sung.select("wp|comment_status").text()).isEqualTo("open");
        assertThat(sung.select("wp|comment > wp|comment_author").eachText())
                .containsExactly("Lina published", "Lina waiting", "Lina published");
        assertThat(sung.select("wp|comment > wp|comment_approved").eachText())
                .containsExactly("1", "0", "1");
        assertThat(sung.select("wp|comment > wp|comment_parent").eachText())
                .containsExactly("0", "0", "1");
        List<Element> lines =
                xml.select("item").stream()
                        .filter(it -> it.select("wp|post_type").text().equals("nav_menu_item"))
                        .toList();
        assertThat(lines)
                .extracting(it -> meta(it, "_menu_item_type"))
                .containsExactly("taxonomy", "post_type", "custom");
        assertThat(meta(lines.get(1), "_menu_item_menu_item_parent"))
                .isEqualTo(lines.getFirst().select("wp|post_id").text());
        assertThat(meta(lines.get(1), "_menu_item_object_id"))
                .isEqualTo(item(xml, "venir").select("wp|post_id").text());
        assertThat(meta(lines.getFirst(), "_menu_item_object_id"))
                .isEqualTo(xml.select("wp|category").get(1).select("wp|term_id").text());
        assertThat(xml.select("wp|post_id").eachText()).doesNotHaveDuplicates();
        assertThat(Files.readString(folder.resolve("site.xml")))
                .doesNotContain("lina@mail.example", "Lina spam", "Lina declined");
        assertThat(written.comments()).isEqualTo(3);
        assertThat(written.left())
                .containsEntry("forms", 2L)
                .containsEntry("homeBlocks", 4L)
                .containsEntry("captions", 2L)
                .containsEntry("look", 1L)
                .containsEntry("declinedComments", 1L)
                .containsEntry("expiries", 3L)
                .containsKeys("templates", "translations", "oldAddresses", "transcripts");
    }

    @Test
    void aWholeSiteComesBackWithItsSectionsDatesCommentsAndMenus(@TempDir Path folder)
            throws Exception {
        Tenant from = movers.server.open("wxr-va", "Chœur des Écluses");
        WholeSite.furnish(movers, from);
        Path xml = folder.resolve("site.xml");
        wxr(from, xml);
        Tenant to = movers.server.open("wxr-vient", "Autre");
        movers.complete(movers.desk(to));
        Path media = movers.exported(from);

        new ImportWordPress(movers.server.house().database(), movers.acts)
                .run(movers.desk(to), xml, media, Passage.plain(count -> {}));

        assertThat(texts(to).keySet()).isEqualTo(texts(from).keySet());
        texts(from).forEach((slug, said) -> assertThat(texts(to).get(slug)).isEqualTo(said));
        assertThat(sections(to)).isEqualTo(sections(from));
        assertThat(comments(to)).isEqualTo(comments(from));
        assertThat(comments(to)).filteredOn(it -> it.getLast().equals("true")).hasSize(1);
        assertThat(pages(to)).isEqualTo(pages(from));
        assertThat(movers.read(to, PortableMenu::write))
                .isEqualTo(movers.read(from, PortableMenu::write));
    }

    @Test
    void pagesKeepTheirOrderWhateverTheirDates(@TempDir Path folder) throws Exception {
        Tenant from = movers.server.open("wxr-ordre", "Chœur des Écluses");
        movers.complete(movers.desk(from));
        Path texts = folder.resolve("textes");
        List<String> wanted = List.of("venir", "adherer", "le-bureau", "archives");
        for (String page : List.of("archives", "adherer", "venir", "le-bureau")) {
            Movers.write(
                    texts,
                    "pages/" + page + ".md",
                    "---\ntitle: %s\nposition: %d\ndate: 2020-01-0%d\n---\nIci.\n"
                            .formatted(page, wanted.indexOf(page) + 1, 9 - wanted.indexOf(page)));
        }
        movers.folder(from, texts);
        assertThat(pages(from)).isEqualTo(wanted);
        Path xml = folder.resolve("site.xml");
        wxr(from, xml);
        Tenant to = movers.server.open("wxr-rangee", "Autre");
        movers.complete(movers.desk(to));

        new ImportWordPress(movers.server.house().database(), movers.acts)
                .run(movers.desk(to), xml, null, Passage.plain(count -> {}));

        assertThat(pages(to)).isEqualTo(wanted);
    }

    private static List<String> pages(Tenant tenant) {
        return movers.read(tenant, tx -> Articles.pages(tx).stream().map(Article::slug).toList());
    }

    private static Map<String, List<Object>> texts(Tenant tenant) {
        Map<String, List<Object>> all = new TreeMap<>();
        movers.articles(tenant)
                .forEach(it ->
                        all.put(
                                it.slug(),
                                List.of(
                                        it.title(),
                                        it.lead().replaceAll("\\s+", " "),
                                        it.kind(),
                                        new TreeSet<>(it.tags()),
                                        it.authorName(),
                                        it.state() == ArticleState.PUBLISHED
                                                ? String.valueOf(it.publishedAt())
                                                : "",
                                        it.isPublished(),
                                        it.section().isPresent(),
                                        it.cover().isPresent())));
        return all;
    }

    private static List<List<String>> sections(Tenant tenant) {
        return movers.read(tenant, tx -> SectionTree.of(Sections.all(tx))).stream()
                .map(it ->
                        List.of(
                                it.section().slug(),
                                it.section().title(),
                                it.section().description(),
                                String.valueOf(it.depth())))
                .toList();
    }

    private static List<List<String>> comments(Tenant tenant) {
        return movers.read(tenant, PortableComments::all).values().stream()
                .flatMap(List::stream)
                .filter(it -> !it.name().equals("Lina declined"))
                .map(it ->
                        List.of(
                                it.articleSlug(),
                                it.name(),
                                it.body(),
                                it.state().name(),
                                it.writtenAt().toString(),
                                String.valueOf(it.parentId() == null),
                                String.valueOf(it.answer())))
                .toList();
    }

    private static Element item(Document xml, String slug) {
        return xml.select("item").stream()
                .filter(it -> it.select("wp|post_name").text().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static String meta(Element item, String key) {
        return item.select("wp|postmeta").stream()
                .filter(it -> it.select("wp|meta_key").text().equals(key))
                .map(it -> it.select("wp|meta_value").text())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Article> bySlug(Tenant tenant) {
        return movers.articles(tenant).stream()
                .collect(java.util.stream.Collectors.toMap(Article::slug, it -> it));
    }

    private static ExportWxr.Written wxr(Tenant from, Path to) throws IOException {
        Tenant now = movers.server.house().directory().bySlug(from.slug()).orElseThrow();
        return new ExportWxr(
                        movers.server.house().database(),
                        movers.server.house().origins(),
                        movers.server.house().messages(),
                        movers.server.house().clock())
                .run(now, movers.server.tenancy(now), to, count -> {});
    }
}
