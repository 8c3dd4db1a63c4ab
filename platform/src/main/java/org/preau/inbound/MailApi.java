package org.preau.inbound;

import org.preau.sql.Database;
import org.preau.tenancy.TenantDirectory;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The same by the API. */
final class MailApi {

    private final Database database;
    private final Pages pages;
    private final TenantDirectory directory;
    private final KeptMail kept;

    MailApi(Database database, Pages pages, TenantDirectory directory, KeptMail kept) {
        this.database = database;
        this.pages = pages;
        this.directory = directory;
        this.kept = kept;
    }

    Reply addresses(Desk desk, Exchange exchange) {
        return Reply.json(
                200,
                database.read(
                        desk.tenancy(),
                        tx -> ApiPage.whole(Addresses.of(tx, desk.tenant(), directory))));
    }

    Reply kept(Desk desk, Exchange exchange) {
        int page = MailPages.number(exchange.query("page"));
        return Reply.json(
                200,
                database.read(
                        desk.tenancy(),
                        tx ->
                                ApiPage.of(
                                        ReceivedMail.kept(tx, page),
                                        page,
                                        ReceivedMail.SIZE,
                                        ReceivedMail.countKept(tx))));
    }

    Reply original(Desk desk, Exchange exchange) {
        return kept.message(desk, exchange)
                .map(MailPages::file)
                .orElseGet(() -> pages.notFound(exchange));
    }

    Reply passOn(Desk desk, Exchange exchange) {
        return switch (kept.passOn(desk, exchange)) {
            case GONE -> Reply.noContent();
            case NOBODY ->
                    ApiProblem.reply(409, "nobody", pages.text(exchange, "said.mail-nobody"));
            case UNKNOWN -> pages.notFound(exchange);
        };
    }

    Reply remove(Desk desk, Exchange exchange) {
        return kept.remove(desk, exchange) ? Reply.noContent() : pages.notFound(exchange);
    }
}
