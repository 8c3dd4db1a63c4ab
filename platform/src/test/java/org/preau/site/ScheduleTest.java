package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Tenant;
import org.preau.testing.Visitor;
import org.preau.web.Desk;

/** Texts that come and go at a date. */
class ScheduleTest {

    private static Volunteers volunteers;
    private static Tenant alpha;
    private static Desk marion;
    private static final List<String> PUBLISHED = new CopyOnWriteArrayList<>();
    private static final List<UUID> WITHDRAWN = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        alpha = volunteers.server.alpha();
        marion = volunteers.marion();
        volunteers.complete(marion);
        volunteers.events.follow(
                ArticlePublished.class, (tx, event) -> PUBLISHED.add(event.title()));
        volunteers.events.follow(
                ArticleWithdrawn.class, (tx, event) -> WITHDRAWN.add(event.article()));
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void visitorsSeeATextWithinTwoSecondsOfItsDateAndNotBefore() {
        Article article = written("À la seconde");
        Visitor visitor = volunteers.server.visitor("alpha.localhost");
        visitor.get("/");
        Instant at = Instant.now().plusMillis(1_500);

        StateOutcome planned = plan(article, at, null);
        int before = visitor.get("/a-la-seconde").statusCode();
        Instant asked = Instant.now();
        await(() -> visitor.get("/a-la-seconde").statusCode() == 200);
        Instant seen = Instant.now();
        await(() -> visitor.get("/").body().contains("À la seconde"));

        assertThat(planned).isInstanceOf(StateOutcome.Done.class);
        assertThat(asked).isBefore(at);
        assertThat(before).isEqualTo(404);
        assertThat(seen).isAfterOrEqualTo(at).isBefore(at.plusSeconds(2));
        await(() -> PUBLISHED.contains("À la seconde"));
        assertThat(find(article).scheduled()).isFalse();
    }

    @Test
    void anExpiredTextGoesByItselfEverywhereAndSaysWhy() {
        Article article = written("Le temps d’un soir");
        Visitor visitor = volunteers.server.visitor("alpha.localhost");
        Instant until = Instant.now().plusMillis(1_500);
        plan(article, null, until);
        int before = visitor.get("/le-temps-d-un-soir").statusCode();

        await(() -> visitor.get("/le-temps-d-un-soir").statusCode() == 404);
        Instant gone = Instant.now();

        assertThat(before).isEqualTo(200);
        assertThat(gone).isAfterOrEqualTo(until).isBefore(until.plusSeconds(2));
        assertThat(visitor.get("/feed.atom").body()).doesNotContain("Le temps d’un soir");
        assertThat(visitor.get("/recherche?q=soir").body()).doesNotContain("Le temps d’un soir");
        await(() -> WITHDRAWN.contains(article.id()));
        assertThat(find(article).state()).isEqualTo(ArticleState.WITHDRAWN);
        assertThat(find(article).left()).contains(find(article).expiresAt());
    }

    @Test
    void aJobThatComesLateOrTwiceTellsOnce() {
        Article article = written("En retard");
        Instant at = Instant.now().plus(Duration.ofHours(2));
        plan(article, at, at.plusSeconds(3600));

        run(article, at.minusSeconds(120));
        boolean early = PUBLISHED.contains("En retard");
        run(article, at.plusSeconds(600));
        run(article, at.plusSeconds(601));

        assertThat(early).isFalse();
        assertThat(PUBLISHED.stream().filter("En retard"::equals)).hasSize(1);
        run(article, at.plusSeconds(7200));
        run(article, at.plusSeconds(7201));
        assertThat(WITHDRAWN.stream().filter(article.id()::equals)).hasSize(1);
    }

    @Test
    void aTextWhoseBothDatesPassedWhileNoServerRanIsOffline() {
        Article article = written("Manqué");
        Instant at = Instant.now().plus(Duration.ofHours(2));
        plan(article, at, at.plusSeconds(60));

        run(article, at.plusSeconds(86_400));

        assertThat(find(article).state()).isEqualTo(ArticleState.WITHDRAWN);
        assertThat(PUBLISHED).doesNotContain("Manqué");
    }

    @Test
    void aNewDateReplacesTheOldOneAndAPlanThatWasGivenUpDoesNothing() {
        Article article = written("Reporté");
        Instant first = Instant.now().plus(Duration.ofHours(1));
        Instant second = first.plus(Duration.ofHours(10));
        plan(article, first, null);
        plan(article, second, null);

        run(article, first.plusSeconds(1));
        assertThat(find(article).waitsFor()).isPresent();
        volunteers.acts.withdrawArticle().run(marion, article.id());
        run(article, second.plusSeconds(1));

        assertThat(find(article).state()).isEqualTo(ArticleState.DRAFT);
        assertThat(find(article).publishedAt()).isNull();
        assertThat(PUBLISHED).doesNotContain("Reporté");
    }

    @Test
    void aTextThatWasPublicBeforeGetsItsOldDayBackWhenItsPlanIsGivenUp() {
        Article article = written("Revenant");
        volunteers.acts.publishArticle().run(marion, article.id(), 0, null);
        Instant day = find(article).publishedAt();
        volunteers.acts.withdrawArticle().run(marion, article.id());
        plan(article, Instant.now().plus(Duration.ofHours(1)), null);

        volunteers.acts.withdrawArticle().run(marion, article.id());

        assertThat(find(article).state()).isEqualTo(ArticleState.WITHDRAWN);
        assertThat(find(article).publishedAt()).isEqualTo(day);
    }

    @Test
    void publishingNowDoesNotWaitForTheDate() {
        Article article = written("Tout compte fait");
        plan(article, Instant.now().plus(Duration.ofDays(3)), null);

        volunteers.acts.publishArticle().run(marion, article.id(), 0, null);

        Visitor visitor = volunteers.server.visitor("alpha.localhost");
        assertThat(visitor.get("/tout-compte-fait").statusCode()).isEqualTo(200);
        assertThat(find(article).scheduled()).isFalse();
    }

    @Test
    void whatIsSavedInAScheduledTextIsToldNobodyBeforeItsDate() {
        Article article = written("Secret encore");
        plan(article, Instant.now().plus(Duration.ofDays(3)), null);

        volunteers
                .acts
                .saveArticle()
                .run(
                        marion,
                        SaveArticle.Command.edit(
                                find(article), Writing.of("Secret encore", "", "Autre.")));

        assertThat(PUBLISHED).doesNotContain("Secret encore");
    }

    @Test
    void datesThatCannotBeAreRefusedWithTheReason() {
        Article article = written("Jamais");
        Instant now = Instant.now();

        assertThat(wrongs(plan(article, now.minusSeconds(60), null)))
                .containsExactly("site.wrong.past");
        assertThat(wrongs(plan(article, null, now.minusSeconds(60))))
                .containsExactly("site.wrong.past-end");
        assertThat(wrongs(plan(article, now.plusSeconds(600), now.plusSeconds(500))))
                .containsExactly("site.wrong.end-first");
        assertThat(wrongs(plan(article, now.plus(Duration.ofDays(36_500)), null)))
                .containsExactly("site.wrong.too-far");
        volunteers.acts.publishArticle().run(marion, article.id(), 0, null);
        assertThat(wrongs(plan(article, now.plusSeconds(600), null)))
                .containsExactly("site.wrong.online-already");
    }

    @Test
    void aSiteWithoutItsLegalNoticeSchedulesNothing() {
        Desk stranger = volunteers.stranger();
        Article article = volunteers.saved(stranger, Writing.of("Sans mentions", "", "Texte."));

        StateOutcome outcome =
                volunteers
                        .acts
                        .scheduleArticle()
                        .run(
                                stranger,
                                article.id(),
                                0,
                                new Times(Instant.now().plusSeconds(900), null));

        assertThat(outcome).isInstanceOf(StateOutcome.LegalNoticeMissing.class);
    }

    @Test
    void anothersTextIsAbsent() {
        Article foreign =
                volunteers.saved(volunteers.stranger(), Writing.of("De bêta", "", "Texte."));

        assertThat(plan(foreign, Instant.now().plusSeconds(600), null))
                .isInstanceOf(StateOutcome.Missing.class);
    }

    private static Article written(String title) {
        return volunteers.saved(marion, Writing.of(title, "", "Texte."));
    }

    private static StateOutcome plan(
            Article article, @Nullable Instant at, @Nullable Instant until) {
        return volunteers.acts.scheduleArticle().run(marion, article.id(), 0, new Times(at, until));
    }

    /** The job, as a server whose clock says {@code now} would run it. */
    private static void run(Article article, Instant now) {
        new ComeAndGo(
                        volunteers.server.house().database(),
                        volunteers.events,
                        volunteers.server.house().jobs(),
                        Clock.fixed(now, ZoneOffset.UTC))
                .run(
                        volunteers.server.tenancy(alpha),
                        new ComeAndGo.Due(article.id(), now.toString()));
    }

    private static List<String> wrongs(StateOutcome outcome) {
        return ((StateOutcome.WrongTimes) outcome)
                .wrongs().stream().map(it -> it.problem().key()).toList();
    }

    private static Article find(Article article) {
        return volunteers.read(alpha, tx -> Articles.find(tx, article.id())).orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(15);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("it did not happen within 15 seconds");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
