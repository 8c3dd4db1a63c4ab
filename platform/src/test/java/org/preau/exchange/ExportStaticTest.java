package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;

/** A site as files that need no server. */
class ExportStaticTest {

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
    void everyLinkOfTheFolderLeadsToAFileOfIt(@TempDir Path folder) throws IOException {
        Tenant from = movers.server.open("statique", "Chœur des Écluses");
        movers.complete(movers.desk(from));
        Path texts = Files.createDirectories(folder.resolve("textes"));
        Files.write(texts.resolve("lavoir.png"), Movers.png(Color.RED));
        for (int i = 1; i <= 15; i++) {
            Movers.write(texts, "concerts/soir-" + i + ".md", text(i));
        }
        movers.folder(from, texts);

        Path to = folder.resolve("site");
        ExportStatic.Written written = export(from, to);

        assertThat(written.pages()).isGreaterThan(20);
        assertThat(written.dead()).as("the link that leads nowhere").isEqualTo(1);
        assertThat(dangling(to)).isEmpty();
        assertThat(to.resolve("concerts/page-2/index.html")).exists();
        assertThat(to.resolve("feed.atom")).exists();
        assertThat(to.resolve("sitemap.xml")).exists();
        assertThat(to.resolve("404.html")).exists();
        String index = Files.readString(to.resolve("recherche/texts.js"));
        assertThat(index).contains("soir-7/index.html").contains("lavoir").contains("Aucun");
        String page = Files.readString(to.resolve("soir-3/index.html"));
        assertThat(page).doesNotContain("<script src").doesNotContain("preload");
        try (Stream<Path> files = Files.walk(to.resolve("media"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void draftsAndOtherAssociationsStayOutOfIt(@TempDir Path folder) throws IOException {
        Tenant from = movers.server.open("discret", "Discret");
        movers.complete(movers.desk(from));
        Path texts = folder.resolve("textes");
        Movers.write(texts, "dit.md", "---\ntitle: Dit\n---\nVoir [le secret](/non-dit).\n");
        Movers.write(texts, "non-dit.md", "---\ntitle: Non-dit\ndraft: true\n---\nMotus.\n");
        movers.folder(from, texts);

        export(from, folder.resolve("site"));

        assertThat(String.join("\n", Movers.tree(folder.resolve("site")).values()))
                .contains("Voir")
                .doesNotContain("Motus")
                .doesNotContain("Association Bêta");
    }

    @Test
    void aThousandPagesTakeLessThanFiveSeconds(@TempDir Path folder) throws IOException {
        Tenant from = movers.server.open("mille", "Mille pages");
        movers.server.house().database().write(movers.server.tenancy(from), tx -> thousand(tx));
        Tenant now = movers.server.house().directory().bySlug(from.slug()).orElseThrow();
        export(now, folder.resolve("warm"));

        Instant before = Instant.now();
        ExportStatic.Written written = export(now, folder.resolve("site"));
        Duration took = Duration.between(before, Instant.now());

        System.out.printf("static export: %d pages in %d ms%n", written.pages(), took.toMillis());
        assertThat(written.pages()).isGreaterThan(1_000);
        assertThat(took).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void theAddressesOfBeforeLeadOnAsPagesAndAsAList(@TempDir Path folder) throws IOException {
        Tenant from = movers.server.open("ancien", "Chœur des Écluses");
        movers.complete(movers.desk(from));
        Path texts = folder.resolve("textes");
        Movers.write(
                texts,
                "venir.md",
                "---\ntitle: Venir\ndate: 2024-01-02\noldPaths: [/2019/03/venir.html, \"/spip.php?article12\", /où aller/là, /a/b, /a]\n---\nIci.\n");
        Movers.write(
                texts,
                "secret.md",
                "---\ntitle: Secret\ndraft: true\noldPaths: [/2019/secret.html]\n---\nMotus.\n");
        movers.folder(from, texts);

        Path to = folder.resolve("site");
        ExportStatic.Written written = export(from, to);

        assertThat(written.redirects()).isEqualTo(5);
        assertThat(Files.readAllLines(to.resolve("_redirects")))
                .filteredOn(it -> !it.startsWith("#"))
                .containsExactly(
                        "/2019/03/venir.html /venir/ 301",
                        "/a /venir/ 301",
                        "/a/b /venir/ 301",
                        "/o%C3%B9%20aller/l%C3%A0 /venir/ 301",
                        "/spip.php?article12 /venir/ 301");
        Element page = Jsoup.parse(to.resolve("2019/03/venir.html/index.html").toFile());
        assertThat(page.select("meta[http-equiv=refresh]").attr("content"))
                .isEqualTo("0;url=../../../venir/index.html");
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .startsWith("http://ancien.localhost")
                .endsWith("/venir");
        assertThat(page.select("a").text()).isEqualTo("Cette page a changé d’adresse : la voici");
        assertThat(to.resolve("a/b/index.html")).exists();
        assertThat(to.resolve("a/index.html")).exists();
        assertThat(dangling(to)).isEmpty();
        assertThat(String.join("\n", Movers.tree(to).values())).doesNotContain("secret");
    }

    private static int thousand(TenantTx tx) {
        String body =
                "## Un soir\n\n" + "Un deux trois quatre, on danse au bord de l’eau. ".repeat(60);
        tx.query(
                        """
                        with made as (
                            insert into article (id, kind, slug, title, lead, body, state, published_at, author_name)
                            select gen_random_uuid(), 'article', 'texte-' || n, 'Texte ' || n, 'Le chapô.', :body,
                                   'published', now() - n * interval '1 hour', 'Lina'
                              from generate_series(1, 1000) n
                            returning id, slug)
                        insert into address (slug, article_id) select slug, id from made
                        """)
                .bind("body", body)
                .execute();
        tx.siteChanged();
        return 0;
    }

    private static ExportStatic.Written export(Tenant from, Path to) throws IOException {
        Tenant now = movers.server.house().directory().bySlug(from.slug()).orElseThrow();
        return movers.exportStatic().run(now, movers.server.tenancy(now), to, count -> {});
    }

    private static String text(int i) {
        return """
        ---
        title: Soir %d
        date: 2024-01-%02d
        author: Lina
        tags: [bal, lavoir]
        cover: ../lavoir.png
        coverAlt: Le lavoir
        ---
        ![Le lavoir](../lavoir.png) et [un autre](soir-%d.md#haut), [ailleurs](https://ailleurs.example/).
        %s
        """
                .formatted(i, i, i % 15 + 1, i == 4 ? "[Perdu](/perdu)" : "");
    }

    /** Addresses in pages that lead to no file of the folder, or out of it without a scheme. */
    static List<String> dangling(Path folder) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".html"))
                            .filter(Files::isRegularFile)
                            .toList()) {
                for (Element it : Jsoup.parse(file.toFile()).select("[href], [src], form")) {
                    String address =
                            it.hasAttr("href")
                                    ? it.attr("href")
                                    : it.hasAttr("src") ? it.attr("src") : it.attr("action");
                    String path = address.replaceFirst("[?#].*$", "");
                    boolean leaves =
                            path.isEmpty() || path.matches("(?:https?|mailto|tel|data):.*");
                    Path to = file.resolveSibling(path).normalize();
                    if (!leaves && !(to.startsWith(folder) && Files.isRegularFile(to))) {
                        wrong.add(folder.relativize(file) + " → " + address);
                    }
                }
            }
        }
        return wrong;
    }
}
