package org.preau.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.archive.SnapshotShapes.CountsJson;
import org.preau.archive.SnapshotShapes.DifferenceJson;
import org.preau.archive.SnapshotShapes.PlanJson;
import org.preau.archive.SnapshotShapes.RestorationInput;
import org.preau.archive.SnapshotShapes.RestorationJson;
import org.preau.archive.SnapshotShapes.SnapshotJson;
import org.preau.archive.SnapshotShapes.TakenJson;
import org.preau.base.Ids;
import org.preau.snapshot.Counts;
import org.preau.snapshot.Differing;
import org.preau.text.Json;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Snapshots for programs: the same acts as the screens. */
final class SnapshotsApi {

    private static final int PAGE = 1000;

    private final Room room;

    SnapshotsApi(Room room) {
        this.room = room;
    }

    Reply list(Desk desk, Exchange exchange) {
        return room.vaulted(
                exchange,
                () -> {
                    List<SnapshotJson> all =
                            room.vaults().snapshots(desk.tenant().id()).stream()
                                    .map(SnapshotJson::of)
                                    .toList();
                    return Reply.json(200, ApiPage.of(all, 1, PAGE, all.size()));
                });
    }

    Reply create(Desk desk, Exchange exchange) {
        return room.vaulted(
                exchange,
                () -> {
                    TakeSnapshot.Taken it = room.take(desk);
                    return Reply.json(
                            201,
                            new TakenJson(
                                    it.number(), it.made(), it.items(), it.read(), it.bytes()));
                });
    }

    Reply difference(Desk desk, Exchange exchange) {
        return room.vaulted(
                exchange,
                () -> {
                    Optional<Snapshot> to = room.snapshot(desk, exchange);
                    Optional<Long> from = number(exchange.query("from"));
                    if (from.isEmpty()) {
                        return ApiProblem.reply(
                                422, "invalid", "from is the number of a snapshot.");
                    }
                    if (to.isEmpty()
                            || room.vaults().snapshot(desk.tenant().id(), from.get()).isEmpty()) {
                        return room.pages().notFound(exchange);
                    }
                    Differing it =
                            CompareSnapshots.run(
                                    room.vaults().of(desk.tenant().id()),
                                    from.get(),
                                    to.get().number());
                    return Reply.json(
                            200,
                            new DifferenceJson(
                                    from.get(),
                                    to.get().number(),
                                    it.added(),
                                    it.removed(),
                                    it.edited()));
                });
    }

    Reply plan(Desk desk, Exchange exchange) {
        return room.vaulted(
                exchange,
                () -> {
                    Optional<Snapshot> found = room.snapshot(desk, exchange);
                    if (found.isEmpty()) {
                        return room.pages().notFound(exchange);
                    }
                    String only = exchange.query("only");
                    Wish wish =
                            new Wish(
                                    only.isEmpty() ? List.of() : List.of(only.split(",", -1)),
                                    null,
                                    exchange.query("people").equals("true"));
                    if (!room.restore().knows(wish)) {
                        return strange();
                    }
                    Map<String, Counts> counts =
                            room.restore()
                                    .plan(room.order(desk, found.get().number(), wish))
                                    .orElse(Map.of());
                    return Reply.json(
                            200, new PlanJson(found.get().number(), CountsJson.of(counts)));
                });
    }

    Reply restore(Desk desk, Exchange exchange) {
        return room.vaulted(
                exchange,
                () -> {
                    Optional<Snapshot> found = room.snapshot(desk, exchange);
                    if (found.isEmpty()) {
                        return room.pages().notFound(exchange);
                    }
                    RestorationInput input;
                    try {
                        input = Json.read(exchange.body(), RestorationInput.class);
                    } catch (Json.MalformedJson e) {
                        return ApiProblem.reply(
                                400, "unreadable", "The body is not the JSON asked for.");
                    }
                    UUID id = input.id() == null ? Ids.next() : input.id();
                    Wish wish = input.wish();
                    if (!room.restore().knows(wish)) {
                        return strange();
                    }
                    return asked(
                            desk, exchange, room.ask().run(desk, id, found.get().number(), wish));
                });
    }

    private static Reply strange() {
        return ApiProblem.reply(422, "invalid", "There is no such chapter in a snapshot.");
    }

    private Reply asked(Desk desk, Exchange exchange, AskRestore.Outcome outcome) {
        return switch (outcome) {
            case AskRestore.Asked(UUID id) -> told(202, desk, exchange, id);
            case AskRestore.Unknown _ -> room.pages().notFound(exchange);
            case AskRestore.Busy _ ->
                    ApiProblem.reply(409, "busy", "Another restore is under way.");
            case AskRestore.NotPeople _ ->
                    ApiProblem.reply(
                            403, "not-people", "Offices come back for who may manage people.");
        };
    }

    Reply restoration(Desk desk, Exchange exchange) {
        return Room.id(exchange.parameter("restoration"))
                .map(id -> told(200, desk, exchange, id))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply told(int status, Desk desk, Exchange exchange, UUID id) {
        return room.database()
                .read(desk.tenancy(), tx -> Restorations.find(tx, id))
                .map(it -> Reply.json(status, json(it)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private static RestorationJson json(Restoration it) {
        Told told = RestorationPages.told(it);
        return new RestorationJson(
                it.id(),
                it.version(),
                it.state().word(),
                it.done(),
                it.total(),
                told.before(),
                CountsJson.of(told.counts()),
                told.why(),
                it.madeAt(),
                it.madeBy());
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
