package org.preau.moving;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** Former sites for programs: the same acts as the screens. */
final class ArrivalsApi {

    private static final int PAGE = 30;

    private final Database database;
    private final Pages pages;
    private final Messages messages;
    private final TakeSite take;
    private final ConfirmArrival confirm;
    private final UndoArrival undo;

    ArrivalsApi(
            Database database,
            Pages pages,
            Messages messages,
            TakeSite take,
            ConfirmArrival confirm,
            UndoArrival undo) {
        this.database = database;
        this.pages = pages;
        this.messages = messages;
        this.take = take;
        this.confirm = confirm;
        this.undo = undo;
    }

    Reply list(Desk desk, Exchange exchange) {
        List<ArrivalJson> all =
                database.read(desk.tenancy(), Arrivals::latest).stream()
                        .map(it -> ArrivalJson.of(it, exchange.language(), messages))
                        .toList();
        return Reply.json(200, ApiPage.of(all, 1, PAGE, all.size()));
    }

    /** The body is the file itself; it lies on disk. */
    Reply create(Desk desk, Exchange exchange) {
        return exchange.bodyFile()
                .filter(it -> it.bytes() > 0)
                .map(it -> create(desk, exchange, it.path()))
                .orElseGet(() ->
                        ApiProblem.reply(422, "invalid", "The body is the file; there is none."));
    }

    private Reply create(Desk desk, Exchange exchange, Path file) {
        TakeSite.Command command =
                new TakeSite.Command(
                        Ids.next(),
                        new TakeSite.Sent(file, exchange.query("name")),
                        Optional.empty(),
                        exchange.query("fetch").equals("true"));
        return switch (take.run(desk, command)) {
            case TakeSite.Taken(UUID id) -> told(201, desk, exchange, id);
            case TakeSite.NotTaken(int status, Message why) ->
                    ApiProblem.reply(status, "not-taken", why.in(exchange.language(), messages));
        };
    }

    Reply get(Desk desk, Exchange exchange) {
        return at(exchange, id -> told(200, desk, exchange, id));
    }

    Reply confirm(Desk desk, Exchange exchange) {
        return at(
                exchange,
                id ->
                        confirm.run(desk, id)
                                ? told(202, desk, exchange, id)
                                : pages.notFound(exchange));
    }

    Reply undo(Desk desk, Exchange exchange) {
        return at(
                exchange,
                id ->
                        switch (undo.run(desk, id)) {
                            case UndoArrival.Undone undone -> told(200, desk, exchange, id);
                            case UndoArrival.NothingToUndo nothing -> told(200, desk, exchange, id);
                        });
    }

    private Reply at(Exchange exchange, Function<UUID, Reply> then) {
        return Asked.part(exchange, "arrival").map(then).orElseGet(() -> pages.notFound(exchange));
    }

    private Reply told(int status, Desk desk, Exchange exchange, UUID id) {
        return database.read(desk.tenancy(), tx -> Arrivals.find(tx, id))
                .map(it -> Reply.json(status, ArrivalJson.of(it, exchange.language(), messages)))
                .orElseGet(() -> pages.notFound(exchange));
    }
}
