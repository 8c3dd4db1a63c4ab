package org.preau.site;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.preau.base.Ids;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Sections for programs: the same acts as the screens. */
final class SectionApi {

    private final Room room;
    private final ApiAnswers answers;

    SectionApi(Room room, ApiAnswers answers) {
        this.room = room;
        this.answers = answers;
    }

    /** All of them, each before those within it. */
    Reply list(Desk desk, Exchange exchange) {
        List<Section> all =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx ->
                                        SectionTree.of(Sections.all(tx)).stream()
                                                .map(SectionTree.Placed::section)
                                                .toList());
        return Reply.json(200, ApiPage.whole(all));
    }

    Reply get(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                id ->
                        Reply.json(
                                200,
                                room.database()
                                        .read(desk.tenancy(), tx -> Sections.find(tx, id))
                                        .orElseThrow()));
    }

    Reply create(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                SectionInput.class,
                input -> {
                    UUID id = input.id() == null ? Ids.next() : input.id();
                    return save(desk, exchange, 201, input.command(id, 0));
                });
    }

    Reply replace(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                id ->
                        answers.reading(
                                exchange,
                                SectionInput.class,
                                input -> {
                                    int version = input.version() == null ? 0 : input.version();
                                    return save(desk, exchange, 200, input.command(id, version));
                                }));
    }

    private Reply save(Desk desk, Exchange exchange, int status, SaveSection.Command command) {
        return switch (room.acts().saveSection().run(desk, command)) {
            case SaveSection.Saved(Section section) -> Reply.json(status, section);
            case SaveSection.Invalid(List<Wrong> wrongs) -> answers.invalid(exchange, wrongs);
            case SaveSection.Stale stale -> answers.stale();
            case SaveSection.Missing() -> room.pages().notFound(exchange);
        };
    }

    Reply move(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                id ->
                        answers.reading(
                                exchange,
                                DirectionInput.class,
                                input -> move(desk, exchange, id, input)));
    }

    private Reply move(Desk desk, Exchange exchange, UUID id, DirectionInput input) {
        if (input.direction() == null) {
            return answers.invalid(exchange, List.of(Wrong.of("direction", "site.wrong.choice")));
        }
        return room.acts()
                .moveSection()
                .run(desk, id, input.direction())
                .map(section -> Reply.json(200, section))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply delete(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                id ->
                        switch (room.acts().deleteSection().run(desk, id)) {
                            case DeleteSection.Deleted deleted -> Reply.noContent();
                            case DeleteSection.NotEmpty(
                                            Section section,
                                            long articles,
                                            long within) ->
                                    ApiProblem.reply(
                                            409,
                                            "not-empty",
                                            "It holds "
                                                    + articles
                                                    + " articles and "
                                                    + within
                                                    + " sections: move them first.");
                            case DeleteSection.Missing() -> room.pages().notFound(exchange);
                        });
    }

    private Reply one(Desk desk, Exchange exchange, Function<UUID, Reply> then) {
        return Room.id(exchange, "section")
                .filter(id ->
                        room.database()
                                .read(desk.tenancy(), tx -> Sections.find(tx, id).isPresent()))
                .map(then)
                .orElseGet(() -> room.pages().notFound(exchange));
    }
}
