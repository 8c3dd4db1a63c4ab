package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.site.Article;
import org.preau.site.ArticleState;
import org.preau.site.Section;
import org.preau.site.Sections;
import org.preau.tenancy.Tenant;

/** SPIP's own tables, as a dump of statements and as an SQLite file. */
class ImportSpipTest {

    private static final long FLAT = 3_000_000;

    private static Movers movers;

    @BeforeAll
    static void open() {
        movers = Movers.alone();
    }

    @AfterAll
    static void close() {
        movers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spip.sql", "spip.sqlite"})
    void aSiteComesWithItsSectionsStatesTagsAuthorsAndDocuments(String kind, @TempDir Path folder)
            throws IOException {
        Tenant to = ready(kind.replace('.', '-'));

        ArrivalReport report = bring(to, fixture(kind, folder), img(folder));

        Map<String, Section> sections = new HashMap<>();
        movers.read(to, Sections::all).forEach(it -> sections.put(it.slug(), it));
        assertThat(sections.keySet())
                .containsExactlyInAnyOrder("vie-du-lavoir", "concerts-bals", "hors-les-murs");
        Section outside = Objects.requireNonNull(sections.get("hors-les-murs"));
        assertThat(outside.parentId())
                .isEqualTo(Objects.requireNonNull(sections.get("concerts-bals")).id());
        assertThat(outside.title()).isEqualTo("Hors les murs");
        Article article = movers.article(to, "le-lavoir-a-rouvert");
        assertThat(article.title()).isEqualTo("Le lavoir a rouvert");
        assertThat(article.lead()).isEqualTo("Un chapô avec emphase.");
        assertThat(article.authorName()).isEqualTo("Lina Moreau, Gaël d'Arc");
        assertThat(article.tags()).containsExactlyInAnyOrder("Été", "Chantier");
        assertThat(article.publishedAt()).isEqualTo(Instant.parse("2021-04-12T08:30:00Z"));
        assertThat(article.state()).isEqualTo(ArticleState.PUBLISHED);
        assertThat(states(to))
                .containsEntry("en-preparation", ArticleState.DRAFT)
                .containsEntry("propose", ArticleState.PROPOSED)
                .containsEntry("refuse", ArticleState.DECLINED)
                .containsEntry("une-breve", ArticleState.PUBLISHED)
                .doesNotContainKey("a-la-poubelle");
        assertThat(movers.article(to, "redirige").body()).contains("](/le-lavoir-a-rouvert)");
        assertThat(movers.article(to, "une-breve").body())
                .contains("On cherche *des bras*.")
                .contains("[Le détail](https://ailleurs.example/)");
        assertThat(report.count(What.DATE, Fate.CREATED)).isEqualTo(2);
        assertThat(report.count(What.DATE, Fate.LOST)).isEqualTo(3);
        assertThat(dates(to))
                .containsExactly(
                        "2099-06-20 20:30:00 2099-06-20 22:30:00  Le lavoir Quai des Tanneurs",
                        "2099-07-01 - 2099-07-03 - Exposition au lavoir  ");
        assertThat(report.count(What.COMMENT, Fate.LOST)).isPositive();
        assertThat(report.lines().stream().map(line -> line.why().key()))
                .contains(
                        "exchange.why.trash", "exchange.why.no-file", "exchange.why.link-nowhere");
    }

    private static List<String> dates(Tenant to) {
        return movers.read(
                to,
                tx ->
                        tx.query(
                                        """
                                        select concat_ws(' ', starts_on, coalesce(starts_at::text, '-'), ends_on,
                                                         coalesce(ends_at::text, '-'), note, place, address)
                                          from article_date
                                         order by starts_on
                                        """)
                                .list(String.class));
    }

    @Test
    void shortcutsBecomeMarkdown(@TempDir Path folder) throws IOException {
        Tenant to = ready("raccourcis");

        bring(to, fixture("spip.sql", folder), img(folder));

        String body = movers.article(to, "le-lavoir-a-rouvert").body();
        System.out.println(body);
        assertThat(body)
                .startsWith("*Au bord de l’eau — récit d’un chantier*")
                .contains(
                        "Le lavoir du quai **a rouvert** ce printemps.*Tout le monde* était là[^1].")
                .contains("## Ce qui a changé")
                .contains(
                        "- l'eau est claire ;\n- le banc est neuf :\n  - peint en vert,\n  - vissé ;")
                .contains("1. on compte\n2. jusqu'à deux")
                .contains(
                        "| Jour | Heure |\n| --- | --- |\n| lundi | 10 h |\n| mardi | [14 h](/concerts-bals) |")
                .contains("> On dirait *le lavoir* d'avant.")
                .contains("> L'eau passe,\\\n> le linge reste.")
                .contains("`rincer --deux-fois`")
                .contains("```\nun\ndeux\n```")
                .contains("![Un lavoir au soleil](/media/")
                .contains(
                        "[la suite](/la-suite), [La suite](/la-suite), [la rubrique](/concerts-bals)")
                .contains("[nous écrire](mailto:bonjour@lavoir.example)")
                .contains("[ailleurs](https://ailleurs.example/page?a=1&b=2)")
                .contains("[Lavoir](https://fr.wikipedia.org/wiki/Lavoir)")
                .contains("[ancien](/la-suite#haut)")
                .contains("perdu et [ici](/concerts-bals). Bonjour C'est\\\\fini.")
                .contains("---\n\nMerci à **tous**.\n\n[La presse](https://presse.example/lavoir)")
                .contains("![Un banc vert](/media/")
                .contains(
                        "[^1]: Ou presque : *Lina* gardait l'atelier, voir [La suite](/la-suite).")
                .doesNotContain("\uE000")
                .doesNotContain("{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/spip.php?article12",
                "/spip.php?article12&lang=fr",
                "/spip.php?page=article&id_article=12",
                "/article12",
                "/article12.html",
                "/Le-lavoir-a-rouvert",
                "/Le-lavoir-rouvre.html",
                "/Vie-du-lavoir/Concerts-bals/Le-lavoir-a-rouvert"
            })
    void whateverAddressATextHadLeadsOn(String address, @TempDir Path folder) throws IOException {
        Tenant to =
                movers.server
                        .house()
                        .directory()
                        .bySlug(new org.preau.base.Slug("adresses"))
                        .orElseGet(() -> ready("adresses"));
        if (movers.articles(to).size() < 3) {
            bring(to, fixture("spip.sql", folder), null);
        }

        var answer = movers.server.visitor("adresses.localhost").get(address);

        assertThat(answer.statusCode()).as(address).isEqualTo(301);
        assertThat(answer.headers().firstValue("location").orElse(""))
                .endsWith("/le-lavoir-a-rouvert");
        assertThat(movers.server.visitor("beta.localhost").get(address).statusCode())
                .isEqualTo(404);
        assertThat(
                        movers.server
                                .visitor("adresses.localhost")
                                .get("/spip.php?article14")
                                .statusCode())
                .as("a draft")
                .isEqualTo(404);
    }

    @Test
    void comingTwiceMakesNoDoubles(@TempDir Path folder) throws IOException {
        Tenant to = ready("spip-encore");
        bring(to, fixture("spip.sql", folder), img(folder));
        int before = movers.articles(to).size();

        ArrivalReport again = bring(to, fixture("spip.sqlite", folder), img(folder));

        assertThat(movers.articles(to)).hasSize(before);
        assertThat(again.count(What.ARTICLE, Fate.SAME)).isEqualTo(before);
    }

    @Test
    void damagedAndHostileFilesAreRefusedOrReadWithinBounds(@TempDir Path folder)
            throws IOException {
        Tenant to = ready("spip-hostile");
        for (String hostile :
                List.of(
                        "",
                        "<html></html>",
                        "CREATE TABLE `x` (`a` int);",
                        "INSERT INTO spip_rubriques VALUES (1,'" + "x".repeat(8_100_000) + "');",
                        "INSERT INTO spip_rubriques VALUES (1,'no end",
                        "INSERT INTO spip_rubriques VALUES (" + "1,".repeat(2_000) + "1);")) {
            Path file = Files.writeString(folder.resolve("hostile.sql"), hostile);
            assertThatThrownBy(() -> bring(to, file, null)).isInstanceOf(Refused.class);
        }
        byte[] whole = Files.readAllBytes(fixture("spip.sqlite", folder));
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 400; round++) {
            byte[] bytes = whole.clone();
            for (int i = 0; i < 20; i++) {
                bytes[16 + random.nextInt(bytes.length - 16)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("hostile.sqlite"), bytes);
            refused += isRefused(file) ? 1 : 0;
        }
        assertThat(refused)
                .as("of 400 damaged files, none of which does more than be refused")
                .isPositive();
        assertThat(movers.articles(to)).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = "spip.sql")
    void tenMegabytesAreReadInFlatMemory(String kind, @TempDir Path folder) throws IOException {
        long small = peak(grown(kind, 1_000_000, folder));
        Path file = grown(kind, 10_000_000, folder);
        long large = peak(file);
        // What servers of other tests keep meanwhile counts as well: the least of three is its own.
        for (int again = 0; large - small >= FLAT && again < 2; again++) {
            large = Math.min(large, peak(file));
        }

        System.out.printf(
                "%s peak of live memory: 1 MB %d kB, 10 MB %d kB%n",
                kind, small / 1_000, large / 1_000);
        assertThat(large - small).isLessThan(FLAT);
    }

    /** The fixture with more articles. */
    private static Path grown(String kind, int bytes, Path folder) throws IOException {
        Path file = fixture(kind, folder);
        String row =
                "(%d,'','Texte %d','',2,'','','"
                        + "Un deux {trois} quatre. ".repeat(400)
                        + "','','2020-01-01 00:00:00','publie')";
        Files.writeString(file, Files.readString(file).replace("-- MySQL dump", "-- dump"));
        try (java.io.Writer out =
                Files.newBufferedWriter(file, java.nio.file.StandardOpenOption.APPEND)) {
            for (int i = 1_000; Files.size(file) < bytes; i++) {
                out.write(
                        "INSERT INTO `spip_articles` (id_article,surtitre,titre,soustitre,id_rubrique,descriptif,chapo,texte,ps,date,statut) VALUES ");
                out.write(row.replace("%d", String.valueOf(i)) + ";\n");
                out.flush();
            }
        }
        return file;
    }

    private static long peak(Path file) throws IOException {
        long before = live();
        long[] most = {0};
        int[] rows = {0};
        OldRows source = OldRows.open(file);
        source.each(
                "spip_articles",
                row -> {
                    if (rows[0]++ % 40 == 0) {
                        most[0] = Math.max(most[0], live() - before);
                    }
                });
        assertThat(rows[0]).isGreaterThan(5);
        return most[0];
    }

    private static long live() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Any other exception would be a defect, and fails the test. */
    private static boolean isRefused(Path file) throws IOException {
        try {
            OldRows rows = OldRows.open(file);
            for (String table : rows.tables()) {
                rows.each(table, row -> {});
            }
            return false;
        } catch (Refused e) {
            return true;
        }
    }

    static Path fixture(String name, Path folder) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ImportSpipTest.class.getResourceAsStream(name))) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    private static Path img(Path folder) throws IOException {
        Path img = folder.resolve("IMG");
        Files.createDirectories(img.resolve("png"));
        Files.write(img.resolve("png/lavoir.png"), Movers.png(Color.BLUE));
        Files.write(img.resolve("png/banc.png"), Movers.png(Color.GREEN));
        Files.write(img.resolve("arton13.png"), Movers.png(Color.RED));
        Files.createDirectories(img.resolve("pdf"));
        Files.write(
                img.resolve("pdf/plan.pdf"),
                "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return img;
    }

    private static Map<String, ArticleState> states(Tenant to) {
        Map<String, ArticleState> states = new HashMap<>();
        movers.articles(to).forEach(it -> states.put(it.slug(), it.state()));
        return states;
    }

    private static Tenant ready(String slug) {
        Tenant tenant = movers.server.open(slug, slug);
        movers.complete(movers.desk(tenant));
        return tenant;
    }

    private static ArrivalReport bring(Tenant to, Path file, @Nullable Path img)
            throws IOException {
        return new ImportSpip(movers.server.house().database(), movers.acts)
                .run(movers.desk(to), file, img, Passage.plain(count -> {}));
    }
}
