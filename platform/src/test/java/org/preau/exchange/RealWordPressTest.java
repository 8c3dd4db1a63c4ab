package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.site.Article;
import org.preau.site.ArticleState;
import org.preau.tenancy.Tenant;

/** What a real WordPress exported: {@code infra/bench/wordpress-dump} makes the file anew. */
class RealWordPressTest {

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
    void aSiteOfARealWordPressComesAsItWas(@TempDir Path folder) throws IOException {
        Tenant to = movers.server.open("vrai", "Vrai");
        movers.complete(movers.desk(to));
        Path file = ImportSpipTest.fixture("wordpress.xml", folder);

        ArrivalReport report =
                new ImportWordPress(movers.server.house().database(), movers.acts)
                        .run(movers.desk(to), file, uploads(folder), Passage.plain(count -> {}));

        Map<String, ArticleState> states = new HashMap<>();
        movers.articles(to).forEach(it -> states.put(it.slug(), it.state()));
        assertThat(states)
                .containsEntry("lete-au-lavoir", ArticleState.PUBLISHED)
                .containsEntry("le-grand-bal", ArticleState.PUBLISHED)
                .containsEntry("un-brouillon", ArticleState.DRAFT)
                .containsEntry("en-attente", ArticleState.PROPOSED)
                .containsEntry("entre-nous", ArticleState.DRAFT)
                .containsEntry("sous-cle", ArticleState.DRAFT)
                .containsEntry("a-venir", ArticleState.PUBLISHED)
                .doesNotContainKey("jete");
        assertThat(report.count(What.PICTURE, Fate.CREATED)).isEqualTo(3);
        Article summer = movers.article(to, "lete-au-lavoir");
        assertThat(summer.title()).isEqualTo("L’été au lavoir");
        assertThat(summer.authorName()).isEqualTo("Lina Moreau");
        assertThat(summer.tags()).contains("Chœur", "Été");
        assertThat(summer.coverId()).isNotNull();
        assertThat(summer.body())
                .contains("[le grand bal](/le-grand-bal)")
                .contains("/quai-d-ete.webp \"Le quai, un soir\")")
                .contains("- chanter :\n  1. haut\n  2. fort")
                .contains("![Un banc vert](/media/")
                .doesNotContain("[gallery");
        assertThat(movers.article(to, "le-grand-bal").body())
                .contains("[Venir](/venir)")
                .contains("/bal.webp \"Le bal de 2022\")")
                .contains("| 21 h | Les Écluses |")
                .contains("> À droite.");
        assertThat(movers.article(to, "sans-categorie").body())
                .contains("](https://www.lavoir.example/wp-content/uploads/2023/07/chant.mp3)")
                .contains("\\[1\\]");
        var visitor = movers.server.visitor("vrai.localhost");
        assertThat(visitor.get("/venir/par-le-train/").statusCode()).isEqualTo(301);
        assertThat(visitor.get("/venir/par-le-train").headers().firstValue("location").orElse(""))
                .endsWith("/par-le-train");
        assertThat(
                        visitor.get("/2023/07/14/le-grand-bal")
                                .headers()
                                .firstValue("location")
                                .orElse(""))
                .endsWith("/le-grand-bal");
    }

    /** Pictures of the names that the file has, but for the one that got lost. */
    static Path uploads(Path folder) throws IOException {
        Path uploads = folder.resolve("uploads");
        for (String name :
                new String[] {
                    "2023/06/quai-d-ete.jpg",
                    "2023/06/quai-d-été.jpg",
                    "2023/06/banc.png",
                    "2023/07/bal.jpg"
                }) {
            Path file = uploads.resolve(name);
            Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
            Files.write(file, Movers.png(new Color(name.hashCode() & 0xffffff)));
        }
        return uploads;
    }
}
