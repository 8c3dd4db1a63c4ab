package org.preau.home;

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

/** The home page over the API. */
final class HomeApi {

    private final HomeRoom room;
    private final ApiAnswers answers;

    HomeApi(HomeRoom room) {
        this.room = room;
        this.answers = new ApiAnswers(room.messages());
    }

    Reply get(Desk desk, Exchange exchange) {
        return told(room.database().read(desk.tenancy(), HomePage::read));
    }

    Reply publish(Desk desk, Exchange exchange) {
        return told(room.publish().publish(desk));
    }

    Reply giveUp(Desk desk, Exchange exchange) {
        return told(room.publish().giveUp(desk));
    }

    Reply takeFormer(Desk desk, Exchange exchange) {
        return told(room.publish().takeFormer(desk));
    }

    Reply add(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                BlockInput.class,
                input -> {
                    Optional<BlockKind> kind =
                            BlockKind.of(input.kind() == null ? "" : input.kind());
                    UUID id = input.id() == null ? Ids.next() : input.id();
                    return kind.map(it -> save(desk, exchange, 201, command(input, id, 0, it)))
                            .orElseGet(() ->
                                    answers.invalid(
                                            exchange,
                                            List.of(
                                                    new Wrong(
                                                            "kind",
                                                            Message.of("home.wrong.choice")))));
                });
    }

    Reply show(Desk desk, Exchange exchange) {
        return one(desk, exchange, block -> Reply.json(200, BlockJson.of(block)));
    }

    Reply replace(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                block ->
                        answers.reading(
                                exchange,
                                BlockInput.class,
                                input -> {
                                    int version = input.version() == null ? -1 : input.version();
                                    return save(
                                            desk,
                                            exchange,
                                            200,
                                            command(input, block.id(), version, block.kind()));
                                }));
    }

    private static SaveBlock.Command command(
            BlockInput input, UUID id, int version, BlockKind kind) {
        return new SaveBlock.Command(id, version, kind, input.saidWords(), input.saidLines());
    }

    private Reply save(Desk desk, Exchange exchange, int status, SaveBlock.Command command) {
        return switch (room.save().run(desk, command)) {
            case SaveBlock.Saved(Block block) -> Reply.json(status, BlockJson.of(block));
            case SaveBlock.Invalid(List<Wrong> wrongs) -> answers.invalid(exchange, wrongs);
            case SaveBlock.Stale stale -> answers.stale();
            case SaveBlock.Missing() -> room.pages().notFound(exchange);
        };
    }

    Reply move(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                PlaceInput.class,
                input -> {
                    int place = input.place() == null ? 1 : input.place();
                    return change(desk, exchange, id -> new ChangeHome.Place(id, place - 1));
                });
    }

    Reply hide(Desk desk, Exchange exchange) {
        return change(desk, exchange, id -> new ChangeHome.Hide(id, true));
    }

    Reply unhide(Desk desk, Exchange exchange) {
        return change(desk, exchange, id -> new ChangeHome.Hide(id, false));
    }

    Reply copy(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                CopyInput.class,
                input -> {
                    UUID copy = input.id() == null ? Ids.next() : input.id();
                    return change(desk, exchange, id -> new ChangeHome.Copy(id, copy));
                });
    }

    Reply remove(Desk desk, Exchange exchange) {
        return change(desk, exchange, ChangeHome.Remove::new);
    }

    Reply back(Desk desk, Exchange exchange) {
        return change(desk, exchange, ChangeHome.Back::new);
    }

    private Reply change(Desk desk, Exchange exchange, Function<UUID, ChangeHome.Change> changeOf) {
        return Places.uuid(exchange.parameter("block"))
                .flatMap(id -> room.change().run(desk, changeOf.apply(id)))
                .map(now -> get(desk, exchange))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply one(Desk desk, Exchange exchange, Function<Block, Reply> then) {
        return Places.uuid(exchange.parameter("block"))
                .flatMap(id ->
                        room.database().read(desk.tenancy(), HomePage::read).arrangement().find(id))
                .map(then)
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private static Reply told(HomePage home) {
        return Reply.json(200, HomeJson.of(home));
    }
}
