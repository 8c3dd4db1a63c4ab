package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.web.Desk;

/** The tree of sections and the order of pages. */
class SectionsTest {

    private static Volunteers volunteers;
    private static Desk marion;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        marion = volunteers.marion();
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void aSectionIsMadeOnceRenamedAndKeepsItsFormerAddress() {
        UUID id = Ids.next();
        SaveSection.Command make = new SaveSection.Command(id, 0, null, "Concerts", "", "");
        run(make);
        run(make);

        SaveSection.Outcome renamed =
                run(new SaveSection.Command(id, 1, null, "Nos concerts", "", "nos-concerts"));

        assertThat(renamed)
                .isInstanceOfSatisfying(
                        SaveSection.Saved.class,
                        saved -> assertThat(saved.section().slug()).isEqualTo("nos-concerts"));
        assertThat(addresses(id)).containsExactlyInAnyOrder("concerts false", "nos-concerts true");
    }

    @Test
    void anOldVersionIsShownTheNewOne() {
        Section section = made("Agenda", null);
        run(new SaveSection.Command(section.id(), 1, null, "Dates", "", "agenda"));

        assertThat(run(new SaveSection.Command(section.id(), 1, null, "Calendrier", "", "agenda")))
                .isInstanceOfSatisfying(
                        SaveSection.Stale.class,
                        stale -> assertThat(stale.theirs().title()).isEqualTo("Dates"));
    }

    @Test
    void aSectionGoesNeitherIntoItselfNorIntoWhatItHolds() {
        Section outer = made("Dehors", null);
        Section inner = made("Dedans", outer.id());

        assertThat(fields(move(outer, inner.id()))).containsExactly("parent");
        assertThat(fields(move(outer, outer.id()))).containsExactly("parent");
        assertThat(move(inner, null)).isInstanceOf(SaveSection.Saved.class);
    }

    @Test
    void aTreeDeeperThanFiveLevelsIsRefused() {
        UUID parent = null;
        for (int level = 1; level <= SaveSection.DEPTH; level++) {
            parent = made("Étage " + level, parent).id();
        }
        assertThat(fields(run(new SaveSection.Command(Ids.next(), 0, parent, "Trop bas", "", ""))))
                .containsExactly("parent");
    }

    @Test
    void aSectionOfAnotherAssociationIsAbsent() {
        UUID foreign =
                volunteers.read(volunteers.server.beta(), tx -> Sections.all(tx).getFirst().id());
        Section mine = made("La mienne", null);

        assertThat(move(mine, foreign)).isEqualTo(move(mine, UUID.randomUUID()));
        assertThat(run(new SaveSection.Command(foreign, 1, null, "Prise", "", "")))
                .isInstanceOf(SaveSection.Missing.class);
        assertThat(volunteers.acts.moveSection().run(marion, foreign, Direction.UP)).isEmpty();
        assertThat(volunteers.acts.deleteSection().run(marion, foreign))
                .isInstanceOf(DeleteSection.Missing.class);
    }

    @Test
    void aSectionMovesOnePlaceAndStopsAtTheEnd() {
        Section parent = made("Ordre", null);
        Section a = made("A", parent.id());
        Section b = made("B", parent.id());
        Section c = made("C", parent.id());

        volunteers.acts.moveSection().run(marion, c.id(), Direction.UP);
        volunteers.acts.moveSection().run(marion, a.id(), Direction.UP);

        assertThat(children(parent.id())).containsExactly(a.id(), c.id(), b.id());
    }

    @Test
    void aSectionThatHoldsSomethingIsNotDeleted() {
        Section parent = made("Pleine", null);
        Section child = made("Petite", parent.id());
        volunteers.saved(marion, Writing.of("Rangé", "", "Texte.").in(parent.id()));

        assertThat(volunteers.acts.deleteSection().run(marion, parent.id()))
                .isInstanceOfSatisfying(
                        DeleteSection.NotEmpty.class,
                        full -> {
                            assertThat(full.articles()).isEqualTo(1);
                            assertThat(full.sections()).isEqualTo(1);
                        });
        assertThat(volunteers.acts.deleteSection().run(marion, child.id()))
                .isInstanceOf(DeleteSection.Deleted.class);
        assertThat(addresses(child.id())).isEmpty();
    }

    @Test
    void pagesMoveInTheirOrder() {
        List<UUID> made = List.of(page("Un"), page("Deux"), page("Trois"));

        volunteers.acts.movePage().run(marion, made.get(2), Direction.UP);

        List<UUID> order =
                volunteers.read(volunteers.server.alpha(), Articles::pages).stream()
                        .map(Article::id)
                        .filter(made::contains)
                        .toList();
        assertThat(order).containsExactly(made.get(0), made.get(2), made.get(1));
        assertThat(volunteers.acts.movePage().run(volunteers.stranger(), made.get(0), Direction.UP))
                .isEmpty();
    }

    private static UUID page(String title) {
        UUID id = Ids.next();
        volunteers
                .acts
                .saveArticle()
                .run(
                        marion,
                        SaveArticle.Command.create(
                                id, ArticleKind.PAGE, Writing.of(title, "", "Texte.")));
        return id;
    }

    private static SaveSection.Outcome run(SaveSection.Command command) {
        return volunteers.acts.saveSection().run(marion, command);
    }

    private static SaveSection.Outcome move(Section section, @Nullable UUID parent) {
        return run(
                new SaveSection.Command(
                        section.id(),
                        section.version(),
                        parent,
                        section.title(),
                        "",
                        section.slug()));
    }

    private static Section made(String title, @Nullable UUID parent) {
        return ((SaveSection.Saved)
                        run(new SaveSection.Command(Ids.next(), 0, parent, title, "", "")))
                .section();
    }

    private static List<String> fields(SaveSection.Outcome outcome) {
        return ((SaveSection.Invalid) outcome).wrongs().stream().map(Wrong::field).toList();
    }

    private static List<UUID> children(UUID parent) {
        return volunteers.read(volunteers.server.alpha(), Sections::all).stream()
                .filter(one -> parent.equals(one.parentId()))
                .map(Section::id)
                .toList();
    }

    private static List<String> addresses(UUID section) {
        return volunteers.read(
                volunteers.server.alpha(),
                tx ->
                        tx.query(
                                        "select slug || ' ' || current from address where section_id = :id")
                                .bind("id", section)
                                .list(String.class));
    }
}
