package org.preau.portal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.ApiPage;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Reply;
import org.preau.web.WaitingThings;

/** What waits in an association, for programs. */
final class WaitingApi {

    private static final int MOST = 200;

    /**
     * One thing that waits.
     *
     * @param group {@code decide}, {@code answer}, {@code finish} or {@code know}
     * @param at since when it waits, or when it will happen
     * @param address of the page on which a person acts
     */
    record Waits(String group, String title, Instant at, String address) {}

    private final Database database;
    private final Messages messages;
    private final Origins origins;
    private final List<WaitingThings> sources;

    WaitingApi(Database database, Messages messages, Origins origins, List<WaitingThings> sources) {
        this.database = database;
        this.messages = messages;
        this.origins = origins;
        this.sources = List.copyOf(sources);
    }

    Reply list(Desk desk, Exchange exchange) {
        List<Waits> all =
                database
                        .read(
                                desk.tenancy(),
                                tx ->
                                        sources.stream()
                                                .flatMap(it -> it.of(tx, desk, MOST).stream())
                                                .toList())
                        .stream()
                        .map(it -> waits(it, exchange))
                        .toList();
        return Reply.json(200, ApiPage.of(all, 1, Math.max(1, all.size()), all.size()));
    }

    private Waits waits(WaitingThings.Thing it, Exchange exchange) {
        return new Waits(
                it.group().name().toLowerCase(Locale.ROOT),
                it.title().in(exchange.language(), messages),
                it.at(),
                origins.portal() + it.href());
    }
}
