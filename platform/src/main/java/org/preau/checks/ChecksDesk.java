package org.preau.checks;

import java.util.List;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Tells the editor in the browser what there is to say of what stands in it now. */
final class ChecksDesk {

    private static final int LONGEST = 600_000;

    /**
     * What the editor shows.
     *
     * @param title how many there are, in words; empty when there are none
     * @param seen names them, for the form to send along: see {@link Remark#seen}
     */
    record Told(String title, String seen, List<RemarkJson> remarks) {}

    private final Database database;
    private final Messages messages;
    private final CheckText check;

    ChecksDesk(Database database, Messages messages, CheckText check) {
        this.database = database;
        this.messages = messages;
        this.check = check;
    }

    Reply check(Desk desk, Exchange exchange) {
        String body = exchange.form("body");
        List<Remark> remarks =
                body.isEmpty() || body.length() > LONGEST
                        ? List.of()
                        : database.read(desk.tenancy(), tx -> check.of(tx, desk.tenant(), body));
        return Reply.json(200, told(remarks, exchange));
    }

    private Told told(List<Remark> remarks, Exchange exchange) {
        String title =
                remarks.isEmpty()
                        ? ""
                        : Message.of("checks.title", "count", remarks.size())
                                .in(exchange.language(), messages);
        return new Told(
                title,
                Remark.seen(remarks),
                remarks.stream()
                        .map(it -> RemarkJson.of(it, exchange.language(), messages))
                        .toList());
    }
}
