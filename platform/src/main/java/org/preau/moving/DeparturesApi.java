package org.preau.moving;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.text.Json;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** Sites made into files, for programs: the same acts as the screens. */
final class DeparturesApi {

    private static final int PAGE = 20;

    private final Database database;
    private final Pages pages;
    private final Storeroom storeroom;
    private final AskDeparture ask;

    DeparturesApi(Database database, Pages pages, Storeroom storeroom, AskDeparture ask) {
        this.database = database;
        this.pages = pages;
        this.storeroom = storeroom;
        this.ask = ask;
    }

    Reply list(Desk desk, Exchange exchange) {
        List<DepartureJson> all =
                database.read(desk.tenancy(), Departure::latest).stream()
                        .map(DepartureJson::of)
                        .toList();
        return Reply.json(200, ApiPage.of(all, 1, PAGE, all.size()));
    }

    Reply create(Desk desk, Exchange exchange) {
        try {
            String form = Json.read(exchange.body(), DepartureInput.class).form();
            return Departure.Form.of(form == null ? "" : form)
                    .map(known -> ask.run(desk, Ids.next(), known))
                    .map(id -> told(201, desk, exchange, id))
                    .orElseGet(() ->
                            ApiProblem.reply(422, "invalid", "form is static, markdown or wxr."));
        } catch (Json.MalformedJson e) {
            return ApiProblem.reply(400, "unreadable", "The body is not the JSON asked for.");
        }
    }

    Reply get(Desk desk, Exchange exchange) {
        return Asked.part(exchange, "departure")
                .map(id -> told(200, desk, exchange, id))
                .orElseGet(() -> pages.notFound(exchange));
    }

    Reply file(Desk desk, Exchange exchange) {
        return find(desk, Asked.part(exchange, "departure"))
                .flatMap(it -> DeparturePages.file(desk, it, storeroom))
                .orElseGet(() -> pages.notFound(exchange));
    }

    private Reply told(int status, Desk desk, Exchange exchange, UUID id) {
        return find(desk, Optional.of(id))
                .map(it -> Reply.json(status, DepartureJson.of(it)))
                .orElseGet(() -> pages.notFound(exchange));
    }

    private Optional<Departure> find(Desk desk, Optional<UUID> id) {
        return id.flatMap(it -> database.read(desk.tenancy(), tx -> Departure.find(tx, it)));
    }
}
