package org.preau.takeaway;

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

/** Archives of everything, for programs: the same acts as the screens. */
final class TakeawaysApi {

    private static final int PAGE = 20;

    private final Database database;
    private final Pages pages;
    private final DownloadTakeaway download;
    private final AskTakeaway ask;
    private final CancelTakeaway cancel;

    TakeawaysApi(
            Database database,
            Pages pages,
            DownloadTakeaway download,
            AskTakeaway ask,
            CancelTakeaway cancel) {
        this.database = database;
        this.pages = pages;
        this.download = download;
        this.ask = ask;
        this.cancel = cancel;
    }

    Reply list(Desk desk, Exchange exchange) {
        List<TakeawayJson> all =
                database.read(desk.tenancy(), Takeaway::latest).stream()
                        .map(TakeawayJson::of)
                        .toList();
        return Reply.json(200, ApiPage.of(all, 1, PAGE, all.size()));
    }

    Reply create(Desk desk, Exchange exchange) {
        try {
            Boolean history = Json.read(exchange.body(), TakeawayInput.class).history();
            UUID id = ask.run(desk, Ids.next(), history == null || history);
            return find(desk, Optional.of(id))
                    .map(it -> Reply.json(202, TakeawayJson.of(it)))
                    .orElseGet(() -> pages.notFound(exchange));
        } catch (Json.MalformedJson e) {
            return ApiProblem.reply(400, "unreadable", "The body is not the JSON asked for.");
        }
    }

    Reply get(Desk desk, Exchange exchange) {
        return find(desk, TakeawayPages.id(exchange.parameter("takeaway")))
                .map(it -> Reply.json(200, TakeawayJson.of(it)))
                .orElseGet(() -> pages.notFound(exchange));
    }

    Reply file(Desk desk, Exchange exchange) {
        return find(desk, TakeawayPages.id(exchange.parameter("takeaway")))
                .flatMap(it -> download.run(desk, exchange, it))
                .orElseGet(() -> pages.notFound(exchange));
    }

    Reply delete(Desk desk, Exchange exchange) {
        boolean gone =
                TakeawayPages.id(exchange.parameter("takeaway"))
                        .map(id -> cancel.run(desk, id))
                        .orElse(false);
        return gone ? Reply.noContent() : pages.notFound(exchange);
    }

    private Optional<Takeaway> find(Desk desk, Optional<UUID> id) {
        return id.flatMap(it -> database.read(desk.tenancy(), tx -> Takeaway.find(tx, it)));
    }
}
