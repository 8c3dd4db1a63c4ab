package org.preau.menu;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.preau.base.Ids;
import org.preau.site.ApiAnswers;
import org.preau.site.Wrong;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The menus over the API. */
final class MenuApi {

    private final MenuRoom room;
    private final ApiAnswers answers;

    MenuApi(MenuRoom room) {
        this.room = room;
        this.answers = new ApiAnswers(room.messages());
    }

    Reply get(Desk desk, Exchange exchange) {
        return Reply.json(200, MenuJson.of(room.database().read(desk.tenancy(), Menus::read)));
    }

    Reply own(Desk desk, Exchange exchange) {
        return whole(desk, exchange, new ChangeMenu.Own());
    }

    Reply automatic(Desk desk, Exchange exchange) {
        return whole(desk, exchange, new ChangeMenu.Automatic());
    }

    Reply former(Desk desk, Exchange exchange) {
        return whole(desk, exchange, new ChangeMenu.Former());
    }

    private Reply whole(Desk desk, Exchange exchange, ChangeMenu.Change change) {
        room.change().run(desk, change);
        return get(desk, exchange);
    }

    Reply add(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                EntryInput.class,
                input -> {
                    UUID id = input.id() == null ? Ids.next() : input.id();
                    Menu.Place place =
                            Menu.Place.of(input.menu() == null ? "main" : input.menu())
                                    .orElse(Menu.Place.MAIN);
                    return save(desk, exchange, 201, input.command(id, 0, place));
                });
    }

    Reply replace(Desk desk, Exchange exchange) {
        return here(desk, exchange)
                .map(spot ->
                        answers.reading(
                                exchange,
                                EntryInput.class,
                                input -> {
                                    int version = input.version() == null ? -1 : input.version();
                                    return save(
                                            desk,
                                            exchange,
                                            200,
                                            input.command(
                                                    spot.entry().id(), version, spot.place()));
                                }))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply save(Desk desk, Exchange exchange, int status, SaveEntry.Command command) {
        return switch (room.save().run(desk, command)) {
            case SaveEntry.Saved(Entry entry) -> Reply.json(status, EntryJson.of(entry));
            case SaveEntry.Invalid(List<Wrong> wrongs) -> answers.invalid(exchange, wrongs);
            case SaveEntry.Stale stale -> answers.stale();
            case SaveEntry.Missing() -> room.pages().notFound(exchange);
        };
    }

    Reply move(Desk desk, Exchange exchange) {
        Optional<Menu.Spot> spot = here(desk, exchange);
        if (spot.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return answers.reading(
                exchange,
                SpotInput.class,
                input -> {
                    int place = input.place() == null ? 1 : input.place();
                    ChangeMenu.Change change =
                            new ChangeMenu.Place(spot.get().entry().id(), input.below(), place - 1);
                    return room.change()
                            .run(desk, change)
                            .map(now -> Reply.json(200, MenuJson.of(now)))
                            .orElseGet(() ->
                                    answers.invalid(
                                            exchange,
                                            List.of(
                                                    new Wrong(
                                                            "below",
                                                            Message.of("menu.wrong.place")))));
                });
    }

    Reply remove(Desk desk, Exchange exchange) {
        return change(desk, exchange, ChangeMenu.Remove::new);
    }

    Reply back(Desk desk, Exchange exchange) {
        return change(desk, exchange, ChangeMenu.Back::new);
    }

    private Reply change(Desk desk, Exchange exchange, Function<UUID, ChangeMenu.Change> changeOf) {
        return Entry.uuid(exchange.parameter("entry"))
                .flatMap(id -> room.change().run(desk, changeOf.apply(id)))
                .map(now -> Reply.json(200, MenuJson.of(now)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Optional<Menu.Spot> here(Desk desk, Exchange exchange) {
        return Entry.uuid(exchange.parameter("entry"))
                .flatMap(id ->
                        room.database()
                                .read(desk.tenancy(), Menus::read)
                                .menu()
                                .flatMap(menu -> menu.find(id)));
    }
}
