package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.base.Ids;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.media.AddMedia;
import org.preau.media.BringMedia;
import org.preau.media.Media;
import org.preau.media.MediaAddress;
import org.preau.site.Article;
import org.preau.site.ArticleKind;
import org.preau.site.ArticleState;
import org.preau.site.Articles;
import org.preau.site.BringArticle;
import org.preau.site.Byline;
import org.preau.site.SaveArticle;
import org.preau.site.SaveSection;
import org.preau.site.Writing;
import org.preau.tenancy.Tenant;
import org.preau.web.Actor;
import org.preau.web.Desk;

/** A site as a folder of Markdown: out, in, and out again. */
class FolderRoundTripTest {

    private static final Instant SPRING = Instant.parse("2019-04-12T08:30:00Z");

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
    void whatWentOutAndCameInGoesOutTheSame() throws IOException {
        Tenant from = movers.server.open("partant", "Chœur des Écluses");
        furnish(movers.desk(from));
        Tenant to = movers.server.open("arrivant", "Autre nom");

        Path first = movers.exported(from);
        ArrivalReport report = movers.folder(to, first);
        Path second = movers.exported(to);

        assertThat(report.lines()).isEmpty();
        assertThat(report.count(What.ARTICLE, Fate.CREATED)).isEqualTo(5);
        assertThat(Movers.tree(second)).isEqualTo(Movers.tree(first));
        assertThat(Movers.tree(first).keySet())
                .contains("articles/accorder-les-voix.md", "pages/venir.md", "site.json");
        Article article = movers.article(to, "accorder-les-voix");
        assertThat(article.publishedAt()).isEqualTo(SPRING);
        assertThat(article.authorName()).isEqualTo("Lina \"Voix\" Moreau");
        assertThat(article.tags()).containsExactly("chœur, canon");
    }

    @Test
    void comingTwiceMakesNoDoublesAndLeavesWhatWasChangedHere(@TempDir Path folder)
            throws IOException {
        Tenant to = movers.server.open("deux-fois", "Deux fois");
        movers.complete(movers.desk(to));
        Movers.write(folder, "un.md", "---\ntitle: Un\ndate: 2020-01-02\n---\nPremier.\n");
        Movers.write(folder, "deux.md", "---\ntitle: Deux\ndate: 2020-01-03\n---\nSecond.\n");
        Movers.write(folder, "trois.md", "---\ntitle: Trois\ndate: 2020-01-04\n---\nTroisième.\n");
        movers.folder(to, folder);
        Article two = movers.article(to, "deux");
        Desk marion = movers.desk(to, new Actor(Actor.Kind.PERSON, Ids.next(), "Marion", null));
        movers.acts
                .saveArticle()
                .run(
                        marion,
                        SaveArticle.Command.edit(
                                two, Writing.of("Deux", "", "Refait ici.").at("deux")));
        Movers.write(folder, "un.md", "---\ntitle: Un\ndate: 2020-01-02\n---\nCorrigé là-bas.\n");

        ArrivalReport again = movers.folder(to, folder);

        assertThat(movers.articles(to)).hasSize(3);
        assertThat(movers.article(to, "un").body()).isEqualTo("Corrigé là-bas.");
        assertThat(movers.article(to, "deux").body()).isEqualTo("Refait ici.");
        assertThat(again.count(What.ARTICLE, Fate.UPDATED)).isEqualTo(1);
        assertThat(again.count(What.ARTICLE, Fate.KEPT)).isEqualTo(1);
        assertThat(again.count(What.ARTICLE, Fate.SAME)).isEqualTo(1);
    }

    @Test
    void aFolderOfAnybodysTextsComesWithItsSectionsLinksAndPictures(@TempDir Path folder)
            throws IOException {
        Tenant to = movers.server.open("en-vrac", "En vrac");
        movers.complete(movers.desk(to));
        Files.write(folder.resolve("lavoir.png"), Movers.png(Color.RED));
        Movers.write(
                folder,
                "concerts/hors-les-murs/2018-06-21-au-lavoir.md",
                """
                ---
                title: "Au lavoir : un soir"
                tags:
                  - été
                  - 'lavoir'
                cover: ../../lavoir.png
                ---
                ![Le lavoir](../../lavoir.png "Le soir") et [la suite](../suite.html).

                ![Ailleurs](https://ailleurs.example/x.png) ![Perdue](perdue.png)
                """);
        Movers.write(
                folder,
                "concerts/suite.html",
                "<html><head><title>T</title><script>alert(1)</script></head><body><main><h1>La suite</h1>"
                        + "<p>Un <b>mot</b>.</p><iframe src='https://video.example/1'></iframe></main></body></html>");
        Movers.write(folder, "notes.txt", "non");

        ArrivalReport report = movers.folder(to, folder);

        Article article = movers.article(to, "au-lavoir");
        assertThat(article.title()).isEqualTo("Au lavoir : un soir");
        assertThat(article.publishedAt()).isEqualTo("2018-06-21T10:00:00Z");
        assertThat(article.body())
                .containsPattern(
                        "!\\[Le lavoir]\\(/media/[0-9a-f]{16}/lavoir\\.webp \"Le soir\"\\)")
                .contains("[la suite](/suite)")
                .contains("[Ailleurs](https://ailleurs.example/x.png)")
                .doesNotContain("perdue.png");
        assertThat(article.tags()).containsExactly("été", "lavoir");
        assertThat(article.cover()).isPresent();
        assertThat(movers.article(to, "suite").body())
                .isEqualTo("Un **mot**.\n\n[https://video.example/1](https://video.example/1)");
        assertThat(movers.article(to, "suite").state()).isEqualTo(ArticleState.DRAFT);
        assertThat(report.lines().stream().map(line -> line.why().key()))
                .contains(
                        "exchange.why.remote",
                        "exchange.why.no-file",
                        "exchange.why.part",
                        "exchange.why.alt-missing");
        assertThat(movers.read(to, org.preau.site.Sections::all))
                .extracting(org.preau.site.Section::slug)
                .containsExactlyInAnyOrder("concerts", "hors-les-murs");
    }

    @Test
    void nothingOutsideOfTheFolderIsRead(@TempDir Path around) throws IOException {
        Tenant to = movers.server.open("dehors", "Dehors");
        Path folder = Files.createDirectories(around.resolve("site"));
        Files.write(around.resolve("secret.png"), Movers.png(Color.GREEN));
        Files.createSymbolicLink(folder.resolve("lien.png"), around.resolve("secret.png"));
        Movers.write(around, "secret.md", "---\ntitle: Secret\n---\nSecret.\n");
        Files.createSymbolicLink(folder.resolve("lien.md"), around.resolve("secret.md"));
        Movers.write(
                folder,
                "a.md",
                "![a](../secret.png) ![b](lien.png) ![c](%2e%2e/secret.png) ![d](/../secret.png) ![e](inside.png)\n");
        Files.write(folder.resolve("inside.png"), Movers.png(Color.BLUE));

        ArrivalReport report = movers.folder(to, folder);

        assertThat(report.count(What.PICTURE, Fate.LOST)).isEqualTo(4);
        assertThat(report.count(What.PICTURE, Fate.CREATED)).isEqualTo(1);
        assertThat(movers.articles(to)).hasSize(1);
    }

    @Test
    void whatWasPublicWaitsUntilTheLegalNoticeIsThere(@TempDir Path folder) throws IOException {
        Tenant to = movers.server.open("sans-mentions", "Sans mentions");
        Movers.write(folder, "un.md", "---\ntitle: Un\ndate: 2020-01-02\n---\nPremier.\n");

        ArrivalReport report = movers.folder(to, folder);
        assertThat(movers.article(to, "un").state()).isEqualTo(ArticleState.PROPOSED);
        assertThat(report.lines().getFirst().why().key()).isEqualTo("exchange.why.held");

        movers.complete(movers.desk(to));
        movers.folder(to, folder);
        assertThat(movers.article(to, "un").state()).isEqualTo(ArticleState.PUBLISHED);
        assertThat(movers.article(to, "un").publishedAt()).isEqualTo("2020-01-02T11:00:00Z");
    }

    private void furnish(Desk desk) throws IOException {
        movers.acts.clearStarter().run(desk);
        movers.complete(desk);
        UUID top = section(desk, null, "Concerts");
        UUID below = section(desk, top, "Hors les murs");
        Media picture =
                ((AddMedia.Kept)
                                movers.acts
                                        .bringMedia()
                                        .run(
                                                desk,
                                                new BringMedia.Command(
                                                        Movers.png(Color.RED),
                                                        "Le Lavoir.PNG",
                                                        "Un lavoir",
                                                        "Le soir",
                                                        "Hugo")))
                        .media();
        String shown = "![Le lavoir](" + MediaAddress.of(picture).path() + " \"Le soir\")";
        int day = 0;
        for (ArticleState state : ArticleState.values()) {
            Writing writing =
                    Writing.of(
                                    state == ArticleState.PUBLISHED
                                            ? "Accorder les voix"
                                            : "Texte : " + state,
                                    "Un chapô,\nsur deux lignes: « ainsi ».",
                                    "---\ntitre: piège\n---\n\n" + shown + "\n\nSuite.")
                            .in(below)
                            .tagged(List.of("chœur, canon"))
                            .withCover(picture.id(), "Un lavoir", "La \"légende\"");
            bring(desk, ArticleKind.ARTICLE, writing, state, SPRING.plusSeconds(86_400L * day++));
        }
        bring(
                desk,
                ArticleKind.PAGE,
                Writing.of("Venir", "", "Ici."),
                ArticleState.PUBLISHED,
                SPRING);
        assertThat(movers.read(desk.tenant(), Articles::all)).hasSize(6);
    }

    private void bring(
            Desk desk, ArticleKind kind, Writing writing, ArticleState state, Instant at) {
        Instant published =
                state == ArticleState.PUBLISHED || state == ArticleState.WITHDRAWN ? SPRING : null;
        BringArticle.Outcome outcome =
                movers.acts
                        .bringArticle()
                        .run(
                                desk,
                                new BringArticle.Command(
                                        Ids.next(),
                                        kind,
                                        writing,
                                        new Byline(null, "Lina \"Voix\" Moreau", at),
                                        state,
                                        state == ArticleState.DECLINED ? "Trop long" : "",
                                        at.plusSeconds(60),
                                        state == ArticleState.DRAFT ? null : at.plusSeconds(30),
                                        published,
                                        0,
                                        List.of("/2019/04/" + state + kind)));
        assertThat(outcome).isInstanceOf(BringArticle.Brought.class);
    }

    private UUID section(Desk desk, @org.jspecify.annotations.Nullable UUID parent, String title) {
        UUID id = Ids.next();
        SaveSection.Outcome outcome =
                movers.acts
                        .saveSection()
                        .run(desk, new SaveSection.Command(id, 0, parent, title, "Où : là.", ""));
        assertThat(outcome).isInstanceOf(SaveSection.Saved.class);
        return id;
    }
}
