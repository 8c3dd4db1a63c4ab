package org.preau.inbound;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.Database;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Dates;
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
    private final Clock clock;

    MailApi(Database database, Pages pages, TenantDirectory directory, KeptMail kept, Clock clock) {
        this.database = database;
        this.pages = pages;
        this.directory = directory;
        this.kept = kept;
        this.clock = clock;
    }

    Reply addresses(Desk desk, Exchange exchange) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Dates.PARIS);
        return Reply.json(
                200,
                database.read(
                        desk.tenancy(),
                        tx -> ApiPage.whole(Addresses.of(tx, desk.tenant(), directory, today))));
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
        return whole(desk, exchange).map(MailPages::file).orElseGet(() -> pages.notFound(exchange));
    }

    Reply passOn(Desk desk, Exchange exchange) {
        Optional<ReceivedMail.Whole> mail = whole(desk, exchange);
        if (mail.isEmpty()) {
            return pages.notFound(exchange);
        }
        return kept.passOn(desk, mail.get().id())
                ? Reply.noContent()
                : ApiProblem.reply(409, "nobody", pages.text(exchange, "said.mail-nobody"));
    }

    Reply remove(Desk desk, Exchange exchange) {
        Optional<UUID> id = whole(desk, exchange).map(ReceivedMail.Whole::id);
        id.ifPresent(one -> kept.remove(desk, one));
        return id.isPresent() ? Reply.noContent() : pages.notFound(exchange);
    }

    private Optional<ReceivedMail.Whole> whole(Desk desk, Exchange exchange) {
        return MailPages.id(exchange)
                .flatMap(id -> database.read(desk.tenancy(), tx -> ReceivedMail.kept(tx, id)));
    }
}
