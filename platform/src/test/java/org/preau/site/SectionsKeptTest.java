package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenant;
import org.preau.web.Actor;
import org.preau.web.Desk;
import org.preau.web.Person;

/**
 * Everything that is done to a text, by somebody who keeps to some sections: within and without.
 */
class SectionsKeptTest {

    /** An act on a text, tried by somebody who keeps to the sections. */
    record Act(String name, ArticleState from, Function<Article, Object> run) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Volunteers volunteers;
    private static Tenant alpha;
    private static Desk marion;
    private static UUID sport;
    private static UUID judo;
    private static UUID recipes;
    private static Desk kept;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        alpha = volunteers.server.alpha();
        marion = volunteers.marion();
        volunteers.complete(marion);
        sport = section("Sport", null);
        judo = section("Judo", sport);
        recipes = section("Recettes", null);
        kept = keptTo(Set.of(sport));
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    static Stream<Act> acts() {
        SiteActs acts = volunteers.acts;
        return Stream.of(
                new Act(
                        "save",
                        ArticleState.DRAFT,
                        it ->
                                acts.saveArticle()
                                        .run(
                                                kept,
                                                SaveArticle.Command.edit(
                                                        it,
                                                        Writing.of("Repris", "", "Autre.")
                                                                .in(it.sectionId())))),
                new Act(
                        "propose",
                        ArticleState.DRAFT,
                        it -> acts.proposeArticle().run(kept, it.id(), 0)),
                new Act(
                        "publish",
                        ArticleState.PROPOSED,
                        it -> acts.publishArticle().run(kept, it.id(), 0, null)),
                new Act(
                        "decline",
                        ArticleState.PROPOSED,
                        it -> acts.declineArticle().run(kept, it.id(), "Trop long.")),
                new Act(
                        "schedule",
                        ArticleState.PROPOSED,
                        it ->
                                acts.scheduleArticle()
                                        .run(
                                                kept,
                                                it.id(),
                                                0,
                                                new Times(Instant.now().plusSeconds(900), null))),
                new Act(
                        "withdraw",
                        ArticleState.PUBLISHED,
                        it -> acts.withdrawArticle().run(kept, it.id())),
                new Act(
                        "remark",
                        ArticleState.PROPOSED,
                        it -> acts.sayRemark().run(kept, it.id(), Ids.next(), "Une date ?")),
                new Act(
                        "autosave",
                        ArticleState.DRAFT,
                        it ->
                                acts.keepTyping()
                                        .run(
                                                kept,
                                                new KeepTyping.Command(
                                                        it.id(), it.kind(), 1, null))));
    }

    @ParameterizedTest
    @MethodSource("acts")
    void anActIsDoneWithinTheSectionsAndBelowThem(Act act) {
        assertThat(names(act.run().apply(text(sport, act.from())))).isIn("Done", "Saved", "Kept");
        assertThat(names(act.run().apply(text(judo, act.from())))).isIn("Done", "Saved", "Kept");
    }

    @ParameterizedTest
    @MethodSource("acts")
    void anActIsRefusedOutsideTheSectionsAndChangesNothing(Act act) {
        for (UUID place : new UUID[] {recipes, null}) {
            Article before = text(place, act.from());

            Object outcome = act.run().apply(before);

            assertThat(names(outcome)).isIn("Elsewhere", "NotYours");
            Article after = find(before.id());
            assertThat(after.version()).isEqualTo(before.version());
            assertThat(after.state()).isEqualTo(before.state());
        }
    }

    @Test
    void aTextIsNotBegunOrMovedOutsideTheSections() {
        Article mine = text(sport, ArticleState.DRAFT);

        assertThat(save(kept, null, ArticleKind.ARTICLE, recipes)).isEqualTo("Elsewhere");
        assertThat(save(kept, null, ArticleKind.ARTICLE, null)).isEqualTo("Elsewhere");
        assertThat(save(kept, null, ArticleKind.PAGE, null)).isEqualTo("Elsewhere");
        assertThat(save(kept, null, ArticleKind.ARTICLE, judo)).isEqualTo("Saved");
        assertThat(save(kept, mine, ArticleKind.ARTICLE, recipes)).isEqualTo("Elsewhere");
        assertThat(save(kept, mine, ArticleKind.ARTICLE, judo)).isEqualTo("Saved");
    }

    @Test
    void aSectionThatIsMovedTakesItsTextsAlong() {
        UUID karate = section("Karaté", recipes);
        Article text = text(karate, ArticleState.DRAFT);
        String before = names(volunteers.acts.proposeArticle().run(kept, text.id(), 0));

        move(karate, sport);

        assertThat(before).isEqualTo("Elsewhere");
        assertThat(names(volunteers.acts.proposeArticle().run(kept, text.id(), 0)))
                .isEqualTo("Done");
    }

    @Test
    void whoHasNoSectionLeftWritesNowhere() {
        Desk none = keptTo(Set.of());

        assertThat(save(none, null, ArticleKind.ARTICLE, sport)).isEqualTo("Elsewhere");
        assertThat(save(none, null, ArticleKind.ARTICLE, null)).isEqualTo("Elsewhere");
    }

    @Test
    void aSectionOfAnotherAssociationOpensNothing() {
        UUID foreign = Ids.next();
        volunteers
                .acts
                .saveSection()
                .run(
                        volunteers.stranger(),
                        new SaveSection.Command(foreign, 0, null, "À bêta", "", ""));

        assertThat(save(keptTo(Set.of(foreign)), null, ArticleKind.ARTICLE, foreign))
                .isIn("Elsewhere", "Invalid");
    }

    private static String save(
            Desk desk, @Nullable Article before, ArticleKind kind, @Nullable UUID section) {
        Writing writing = Writing.of("Texte de qui garde", "", "Mots.").in(section);
        return names(
                volunteers
                        .acts
                        .saveArticle()
                        .run(
                                desk,
                                before == null
                                        ? SaveArticle.Command.create(Ids.next(), kind, writing)
                                        : SaveArticle.Command.edit(find(before.id()), writing)));
    }

    private static Article text(@Nullable UUID section, ArticleState state) {
        Article article = volunteers.saved(marion, Writing.of("Un texte", "", "Mots.").in(section));
        switch (state) {
            case PROPOSED -> volunteers.acts.proposeArticle().run(marion, article.id(), 0);
            case PUBLISHED -> volunteers.acts.publishArticle().run(marion, article.id(), 0, null);
            default -> {}
        }
        return find(article.id());
    }

    private static UUID section(String title, @Nullable UUID parent) {
        UUID id = Ids.next();
        volunteers
                .acts
                .saveSection()
                .run(marion, new SaveSection.Command(id, 0, parent, title, "", ""));
        return id;
    }

    private static void move(UUID section, UUID parent) {
        volunteers
                .server
                .house()
                .database()
                .write(
                        volunteers.server.tenancy(alpha),
                        tx ->
                                tx.query("update section set parent_id = :parent where id = :id")
                                        .bind("parent", parent)
                                        .bind("id", section)
                                        .execute());
    }

    private static Desk keptTo(Set<UUID> sections) {
        AccountId account = AccountId.next();
        return new Desk(
                alpha,
                volunteers.server.tenancy(alpha),
                EnumSet.of(Right.READ, Right.WRITE, Right.PUBLISH),
                new Actor(Actor.Kind.PERSON, account.value(), "Kim", null),
                new Person(
                        account,
                        Ids.next(),
                        "Kim",
                        new EmailAddress("kim@alpha.example"),
                        null,
                        "system",
                        false),
                false,
                Map.of(Right.WRITE, sections, Right.PUBLISH, sections));
    }

    private static Article find(UUID id) {
        return Optional.ofNullable(volunteers.read(alpha, tx -> Articles.find(tx, id)))
                .flatMap(it -> it)
                .orElseThrow();
    }

    private static String names(Object outcome) {
        return List.of(outcome.getClass().getSimpleName()).getFirst();
    }
}
