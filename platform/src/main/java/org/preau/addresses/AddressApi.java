package org.preau.addresses;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.site.ApiAnswers;
import org.preau.site.Wrong;
import org.preau.web.ApiPage;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Addresses of one's own over the API. */
final class AddressApi {

    private final AddressRoom room;
    private final ApiAnswers answers;

    AddressApi(AddressRoom room) {
        this.room = room;
        this.answers = new ApiAnswers(room.messages());
    }

    Reply list(Desk desk, Exchange exchange) {
        List<AddressJson> all =
                room.database().read(desk.tenancy(), OwnAddresses::all).stream()
                        .map(it -> json(desk, it))
                        .toList();
        return Reply.json(200, ApiPage.whole(all));
    }

    Reply get(Desk desk, Exchange exchange) {
        return room.found(desk, exchange)
                .map(it -> Reply.json(200, json(desk, it)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply add(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                AddressInput.class,
                input -> {
                    UUID id = input.id() == null ? Ids.next() : input.id();
                    return save(desk, exchange, 201, input.command(id, 0));
                });
    }

    Reply replace(Desk desk, Exchange exchange) {
        Optional<OwnAddress> there = room.found(desk, exchange);
        return there.isEmpty()
                ? room.pages().notFound(exchange)
                : answers.reading(
                        exchange,
                        AddressInput.class,
                        input -> {
                            int version = input.version() == null ? -1 : input.version();
                            UUID id = there.get().id();
                            return save(desk, exchange, 200, input.command(id, version));
                        });
    }

    private Reply save(Desk desk, Exchange exchange, int status, ChangeAddress.Command command) {
        return switch (room.change().save(desk, command)) {
            case ChangeAddress.Saved(OwnAddress address, int asked) ->
                    Reply.json(status, json(desk, address));
            case ChangeAddress.Invalid(List<Wrong> wrongs) -> answers.invalid(exchange, wrongs);
            case ChangeAddress.Stale _ -> answers.stale();
            case ChangeAddress.Missing() -> room.pages().notFound(exchange);
        };
    }

    Reply ask(Desk desk, Exchange exchange) {
        return AddressRoom.id(exchange)
                .flatMap(id -> room.change().askAgain(desk, id))
                .map(asked -> Reply.noContent())
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply remove(Desk desk, Exchange exchange) {
        return AddressRoom.id(exchange).filter(id -> room.change().remove(desk, id)).isPresent()
                ? Reply.noContent()
                : room.pages().notFound(exchange);
    }

    private AddressJson json(Desk desk, OwnAddress it) {
        return AddressJson.of(desk.tenant(), room.directory(), it);
    }
}
