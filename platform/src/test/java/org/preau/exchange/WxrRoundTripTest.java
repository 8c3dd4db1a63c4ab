package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.site.Article;
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

    private static Map<String, Article> bySlug(Tenant tenant) {
        return movers.articles(tenant).stream()
                .collect(java.util.stream.Collectors.toMap(Article::slug, it -> it));
    }

    private static void wxr(Tenant from, Path to) throws IOException {
        Tenant now = movers.server.house().directory().bySlug(from.slug()).orElseThrow();
        new ExportWxr(
                        movers.server.house().database(),
                        movers.server.house().origins(),
                        movers.server.house().messages(),
                        movers.server.house().clock())
                .run(now, movers.server.tenancy(now), to, count -> {});
    }
}
