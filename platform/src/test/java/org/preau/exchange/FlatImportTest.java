package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.tenancy.Tenant;

/** What is alive while a whole site comes, into a real database, does not grow with its file. */
class FlatImportTest {

    /** A text of 20 kB, of which a third is said by its comments. */
    private static final String WORDS = "Un deux trois quatre. ".repeat(640);

    private static final String SAID = "Cinq six sept huit. ".repeat(170);

    private static Movers movers;

    /** An import whose live memory is measured now and then. */
    private static final class Measured implements Passage {

        private final long before = live();
        private long most;
        private int times;

        @Override
        public boolean looks() {
            return false;
        }

        @Override
        public void seen(long count) {
            if (count % 100 == 0) {
                times++;
                most = Math.max(most, live() - before);
            }
        }

        @Override
        public void came(What what, UUID id, int version) {}

        @Override
        public <T> T aside(Supplier<T> act) {
            return act.get();
        }
    }

    private static int opened;

    @BeforeAll
    static void open() {
        movers = Movers.alone();
    }

    @AfterAll
    static void close() {
        movers.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"WORDPRESS", "SPIP"})
    void liveMemoryDoesNotGrowWithTheFile(SiteForm form, @TempDir Path folder) throws IOException {
        compare(form, 2, 10, folder);
    }

    @Test
    @Tag("thorough")
    void norWithALargeOne(@TempDir Path folder) throws IOException {
        peak(SiteForm.WORDPRESS, 2, folder);
        compare(SiteForm.WORDPRESS, 10, 60, folder);
        compare(SiteForm.SPIP, 4, 40, folder);
    }

    private static void compare(SiteForm form, int small, int large, Path folder)
            throws IOException {
        long less = peak(form, small, folder);
        long more = peak(form, large, folder);
        System.out.printf(
                "import %s, live memory at most: %d MB %d kB, %d MB %d kB%n",
                form, small, less / 1_000, large, more / 1_000);
        assertThat(more - less).isLessThan(4_000_000);
    }

    /** Live memory at its highest while all comes in one transaction: bytes. */
    private static long peak(SiteForm form, int megabytes, Path folder) throws IOException {
        Tenant to = movers.server.open("plat-" + ++opened, "Plat");
        movers.complete(movers.desk(to));
        Path file = folder.resolve("site");
        int texts = form == SiteForm.SPIP ? dump(file, megabytes) : wxr(file, megabytes);
        Measured passage = new Measured();

        ArrivalReport report =
                new BringSite(movers.server.house().database(), movers.acts, movers.dressing())
                        .run(form, movers.desk(to), file, null, passage, (tx, told) -> {});

        assertThat(report.count(What.ARTICLE, Fate.CREATED)).isEqualTo(texts);
        assertThat(report.count(What.COMMENT, Fate.CREATED)).isEqualTo(2L * texts);
        assertThat(passage.times).as("measurements").isPositive();
        return passage.most;
    }

    private static int wxr(Path file, int megabytes) throws IOException {
        int texts = 0;
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(ImportWordPressTest.HEAD);
            for (; texts * 21_000L < megabytes * 1_000_000L; texts++) {
                StringBuilder comments = new StringBuilder();
                for (int i = 1; i <= 2; i++) {
                    comments.append(
                            "<wp:comment><wp:comment_id>%d</wp:comment_id><wp:comment_author>A</wp:comment_author><wp:comment_content>%s</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>"
                                    .formatted(texts * 2 + i, SAID));
                }
                String name = "texte-" + texts;
                out.write(
                        ImportWordPressTest.item(
                                texts + 1,
                                "post",
                                "publish",
                                name,
                                name,
                                WORDS,
                                comments.toString()));
            }
            out.write("</channel></rss>");
        }
        return texts;
    }

    private static int dump(Path file, int megabytes) throws IOException {
        int texts = 0;
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(
                    """
                    CREATE TABLE `spip_rubriques` (`id_rubrique` bigint, `id_parent` bigint, `titre` text);
                    CREATE TABLE `spip_articles` (`id_article` bigint, `titre` text, `texte` longtext, `date` datetime, `statut` varchar(10));
                    CREATE TABLE `spip_forum` (`id_forum` bigint, `objet` text, `id_objet` bigint, `auteur` text, `texte` text, `statut` text);
                    """);
            for (; texts * 21_000L < megabytes * 1_000_000L; texts++) {
                out.write(
                        "INSERT INTO `spip_articles` VALUES (%d,'Texte %d','%s','2020-01-01 00:00:00','publie');\n"
                                .formatted(texts + 1, texts, WORDS));
                for (int i = 1; i <= 2; i++) {
                    out.write(
                            "INSERT INTO `spip_forum` VALUES (%d,'article',%d,'A','%s','publie');\n"
                                    .formatted(texts * 2 + i, texts + 1, SAID));
                }
            }
        }
        return texts;
    }

    private static long live() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
