package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.sql.ConstraintViolated;
import org.preau.web.Desk;

/** Saving texts: nothing typed is lost, nothing foreign is reached. */
class SaveArticleTest {

    private static Volunteers volunteers;
    private static Desk paul;
    private static Desk marion;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        paul = volunteers.paul();
        marion = volunteers.marion();
        volunteers.complete(marion);
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void aDraftIsKeptWithItsRevisionAndItsAddressAndVisitorsAreToldNothing() {
        long before = volunteers.revision(volunteers.server.alpha());

        Article article =
                volunteers.saved(
                        paul, Writing.of("Noël au bord de l’eau", "Un concert.", "Venez."));

        assertThat(article.state()).isEqualTo(ArticleState.DRAFT);
        assertThat(article.slug()).isEqualTo("noel-au-bord-de-l-eau");
        assertThat(article.authorName()).isEqualTo("Paul");
        assertThat(article.authorId()).isEqualTo(paul.actor().id());
        assertThat(revisions(article.id())).containsExactly(1);
        assertThat(volunteers.revision(volunteers.server.alpha())).isEqualTo(before);
    }

    @Test
    void everySaveIsOneRevisionMore() {
        Article first = volunteers.saved(paul, Writing.of("Trois fois", "", "Un."));
        Article second = edited(paul, first, Writing.of("Trois fois", "", "Deux."));
        Article third = edited(paul, second, Writing.of("Trois fois", "", "Trois."));

        assertThat(third.version()).isEqualTo(3);
        assertThat(revisions(first.id())).containsExactly(1, 2, 3);
    }

    @Test
    void aFormSentTwiceIsSavedOnce() {
        UUID id = Ids.next();
        SaveArticle.Command command =
                SaveArticle.Command.create(
                        id, ArticleKind.ARTICLE, Writing.of("Deux fois", "", "Texte."));

        SaveArticle.Outcome first = run(paul, command);
        SaveArticle.Outcome second = run(paul, command);

        assertThat(first).isEqualTo(second).isInstanceOf(SaveArticle.Saved.class);
        assertThat(revisions(id)).containsExactly(1);
    }

    @Test
    void aFormSentTwiceAtTheSameMomentIsSavedOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID id = Ids.next();
            SaveArticle.Command command =
                    SaveArticle.Command.create(
                            id, ArticleKind.ARTICLE, Writing.of("Ensemble " + round, "", "Texte."));
            List<SaveArticle.Outcome> outcomes = together(() -> run(paul, command));
            assertThat(outcomes).allMatch(SaveArticle.Saved.class::isInstance);
            assertThat(revisions(id)).containsExactly(1);
        }
    }

    @Test
    void anEditOfAnOldVersionWritesNothingAndGivesTheOtherTextBack() {
        Article base = volunteers.saved(paul, Writing.of("À deux", "", "Le début."));
        edited(marion, base, Writing.of("À deux", "", "Le texte de Marion."));

        SaveArticle.Outcome outcome =
                run(
                        paul,
                        SaveArticle.Command.edit(base, Writing.of("À deux", "", "Celui de Paul.")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SaveArticle.Stale.class,
                        stale -> {
                            assertThat(stale.theirs().body()).isEqualTo("Le texte de Marion.");
                            assertThat(stale.theirs().version()).isEqualTo(2);
                        });
        assertThat(find(base.id()).body()).isEqualTo("Le texte de Marion.");
        assertThat(revisions(base.id())).containsExactly(1, 2);
    }

    @Test
    void whatIsWrongIsSaidForEveryFieldAtOnce() {
        Writing wrong =
                new Writing(
                        "x".repeat(201),
                        "y".repeat(1_001),
                        "z".repeat(500_001),
                        UUID.randomUUID(),
                        "recherche",
                        List.of("t".repeat(41)),
                        UUID.randomUUID(),
                        "",
                        "");

        SaveArticle.Outcome outcome =
                run(paul, SaveArticle.Command.create(Ids.next(), ArticleKind.ARTICLE, wrong));

        assertThat(fields(outcome))
                .contains("title", "lead", "body", "tags", "coverAlt", "section", "cover", "slug");
    }

    @Test
    void aTitleOfTwoMegabytesIsRefusedInWords() {
        SaveArticle.Outcome outcome =
                run(
                        paul,
                        SaveArticle.Command.create(
                                Ids.next(),
                                ArticleKind.ARTICLE,
                                Writing.of("n".repeat(2_000_000), "", "Texte.")));

        assertThat(fields(outcome)).containsExactly("title");
    }

    @Test
    void aBodyOfAWholeBookIsKept() {
        String body = "Une phrase. ".repeat(24_999);
        Article article = volunteers.saved(paul, Writing.of("Le livre", "", body));
        assertThat(find(article.id()).body()).hasSize(body.stripTrailing().length());
    }

    @Test
    void whatHidesOrTurnsTextIsLeftOut() {
        Article article =
                volunteers.saved(
                        paul,
                        Writing.of(
                                "  Un\u0000 titre\u202e à\n\nl’envers\u200b ",
                                "Chapeau\u0000",
                                "Corps\u0000 et\r\nâme"));

        assertThat(article.title()).isEqualTo("Un titre à l’envers");
        assertThat(article.lead()).isEqualTo("Chapeau");
        assertThat(article.body()).isEqualTo("Corps et\nâme");
    }

    @Test
    void hostileTitlesGiveHarmlessAddresses() {
        for (String title :
                List.of(
                        "../../etc/passwd",
                        "<script>alert(1)</script>",
                        "%2e%2e%2f",
                        "日本語",
                        "recherche",
                        "Mentions légales",
                        "feed.atom",
                        "media",
                        "'; drop table preau.article; --",
                        "-",
                        "a".repeat(200))) {
            Article article = volunteers.saved(paul, Writing.of(title, "", "Texte."));
            assertThat(article.slug())
                    .matches("[a-z0-9](-?[a-z0-9])*")
                    .hasSizeLessThanOrEqualTo(80)
                    .isNotIn(Addresses.RESERVED);
        }
    }

    @Test
    void twoTextsOfOneTitleGetTwoAddressesEvenAtTheSameMoment() throws Exception {
        List<Article> articles =
                together(() -> volunteers.saved(paul, Writing.of("Même titre", "", "Texte.")));
        assertThat(articles).extracting(Article::slug).doesNotHaveDuplicates();
    }

    @Test
    void anAddressThatAnotherTextHasIsRefusedWithAFreeOne() {
        volunteers.saved(paul, Writing.of("Le bief", "", "Texte."));
        SaveArticle.Outcome outcome =
                run(
                        paul,
                        SaveArticle.Command.create(
                                Ids.next(),
                                ArticleKind.ARTICLE,
                                Writing.of("Autre chose", "", "Texte.").at("Le Bief")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SaveArticle.Invalid.class,
                        invalid ->
                                assertThat(invalid.wrongs().getFirst().problem().arguments())
                                        .containsEntry("slug", "le-bief")
                                        .containsEntry("by", "Le bief")
                                        .containsEntry("free", "le-bief-2"));
    }

    @Test
    void theFormerAddressOfAPublicTextGoesOnLeadingThere() {
        Article article = volunteers.saved(marion, Writing.of("Ancienne adresse", "", "Texte."));
        volunteers.acts.publishArticle().run(marion, article.id(), 0, null);

        edited(
                marion,
                article,
                Writing.of("Ancienne adresse", "", "Texte.").at("nouvelle-adresse"));

        assertThat(addresses(article.id()))
                .containsExactlyInAnyOrder("ancienne-adresse false", "nouvelle-adresse true");
    }

    @Test
    void aDraftThatIsRenamedTakesItsAddressAlongAndLeavesNone() {
        Article article = volunteers.saved(paul, Writing.of("Brouillon", "", "Texte."));

        Article after =
                edited(paul, article, Writing.of("Titre trouvé", "", "Texte.").at(article.slug()));

        assertThat(after.slug()).isEqualTo("titre-trouve");
        assertThat(addresses(article.id())).containsExactly("titre-trouve true");
    }

    @Test
    void aWriterDoesNotChangeWhatIsPublic() {
        Article article = volunteers.saved(paul, Writing.of("Public", "", "Texte."));
        volunteers.acts.publishArticle().run(marion, article.id(), 0, null);

        SaveArticle.Outcome outcome =
                run(paul, SaveArticle.Command.edit(article, Writing.of("Public", "", "Autre.")));

        assertThat(outcome).isInstanceOf(SaveArticle.PublishersOnly.class);
        assertThat(find(article.id()).body()).isEqualTo("Texte.");
    }

    @Test
    void aChangeOfAPublicTextTurnsTheSitesRevisionAndTellsFollowers() {
        Article article = volunteers.saved(marion, Writing.of("Suivi", "", "Texte."));
        volunteers.acts.publishArticle().run(marion, article.id(), 0, null);
        long before = volunteers.revision(volunteers.server.alpha());
        List<String> told = new java.util.concurrent.CopyOnWriteArrayList<>();
        volunteers.events.follow(ArticlePublished.class, (tx, event) -> told.add(event.title()));

        edited(marion, article, Writing.of("Suivi de près", "", "Texte."));

        assertThat(volunteers.revision(volunteers.server.alpha())).isGreaterThan(before);
        assertThat(told).containsExactly("Suivi de près");
    }

    @Test
    void nothingOfAnotherAssociationCanBeEditedOrUsed() {
        Article foreign =
                volunteers.saved(volunteers.stranger(), Writing.of("De bêta", "", "Secret."));
        UUID foreignSection =
                volunteers.read(volunteers.server.beta(), tx -> Sections.all(tx).getFirst().id());

        SaveArticle.Outcome edit =
                run(marion, SaveArticle.Command.edit(foreign, Writing.of("Pris", "", "Pris.")));
        SaveArticle.Outcome section =
                run(
                        marion,
                        SaveArticle.Command.create(
                                Ids.next(),
                                ArticleKind.ARTICLE,
                                Writing.of("Dans bêta", "", "Texte.").in(foreignSection)));
        SaveArticle.Outcome absent =
                run(
                        marion,
                        SaveArticle.Command.create(
                                Ids.next(),
                                ArticleKind.ARTICLE,
                                Writing.of("Nulle part", "", "Texte.").in(UUID.randomUUID())));

        assertThat(edit).isInstanceOf(SaveArticle.Missing.class);
        assertThat(section).isEqualTo(absent);
        Optional<Article> untouched =
                volunteers.read(volunteers.server.beta(), tx -> Articles.find(tx, foreign.id()));
        assertThat(untouched).contains(foreign);
    }

    @Test
    void theDatabaseItselfRefusesAForeignKeyIntoAnotherAssociation() {
        Article mine = volunteers.saved(paul, Writing.of("Clé étrangère", "", "Texte."));
        UUID foreignSection =
                volunteers.read(volunteers.server.beta(), tx -> Sections.all(tx).getFirst().id());
        UUID ownSection =
                volunteers.read(volunteers.server.alpha(), tx -> Sections.all(tx).getFirst().id());

        assertThatThrownBy(() -> moveTo(mine.id(), foreignSection))
                .isInstanceOfSatisfying(
                        ConstraintViolated.class,
                        e -> assertThat(e.constraint()).isEqualTo("article_section"));
        moveTo(mine.id(), ownSection);
    }

    @Test
    void anImportKeepsItsNamesAndDays() {
        java.time.Instant then = java.time.Instant.parse("2019-05-01T10:00:00Z");
        Desk system = volunteers.system(volunteers.server.alpha());
        UUID id = Ids.next();
        run(
                system,
                new SaveArticle.Command(
                        id,
                        ArticleKind.ARTICLE,
                        0,
                        Writing.of("D’avant", "", "Texte."),
                        new Byline(null, "Lina Moreau", then)));
        volunteers.acts.publishArticle().run(system, id, 0, then);

        Article article = find(id);
        assertThat(article.authorName()).isEqualTo("Lina Moreau");
        assertThat(article.publishedAt()).isEqualTo(then);
        assertThat(article.createdAt()).isEqualTo(then);
    }

    private static void moveTo(UUID article, UUID section) {
        volunteers
                .server
                .house()
                .database()
                .write(
                        volunteers.server.tenancy(volunteers.server.alpha()),
                        tx ->
                                tx.query("update article set section_id = :section where id = :id")
                                        .bind("section", section)
                                        .bind("id", article)
                                        .execute());
    }

    private static SaveArticle.Outcome run(Desk desk, SaveArticle.Command command) {
        return volunteers.acts.saveArticle().run(desk, command);
    }

    private static Article edited(Desk desk, Article before, Writing writing) {
        return ((SaveArticle.Saved) run(desk, SaveArticle.Command.edit(before, writing))).article();
    }

    private static Article find(UUID id) {
        return volunteers
                .read(volunteers.server.alpha(), tx -> Articles.find(tx, id))
                .orElseThrow();
    }

    private static List<String> fields(SaveArticle.Outcome outcome) {
        return ((SaveArticle.Invalid) outcome).wrongs().stream().map(Wrong::field).toList();
    }

    private static List<Integer> revisions(UUID id) {
        return volunteers.read(
                volunteers.server.alpha(),
                tx ->
                        tx.query("select version from revision where article_id = :id order by 1")
                                .bind("id", id)
                                .list(Integer.class));
    }

    private static List<String> addresses(UUID id) {
        return volunteers.read(
                volunteers.server.alpha(),
                tx ->
                        tx.query(
                                        "select slug || ' ' || current from address where article_id = :id")
                                .bind("id", id)
                                .list(String.class));
    }

    private static <T> List<T> together(Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<T> done = new java.util.ArrayList<>();
            for (Future<T> one : threads.invokeAll(List.of(work, work, work, work))) {
                done.add(one.get());
            }
            return done;
        }
    }
}
