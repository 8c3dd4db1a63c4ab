package org.preau.checks;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.Json;
import org.preau.text.Messages;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** Remarks for programs, on a text that they send or on one that is kept. */
final class ChecksApi {

    private static final int LONGEST = 300_000;

    private final Database database;
    private final Pages pages;
    private final Messages messages;
    private final CheckText check;

    ChecksApi(Database database, Pages pages, Messages messages, CheckText check) {
        this.database = database;
        this.pages = pages;
        this.messages = messages;
        this.check = check;
    }

    Reply typed(Desk desk, Exchange exchange) {
        try {
            String body = Json.read(exchange.body(), CheckInput.class).body();
            if (body == null || body.length() > LONGEST) {
                return ApiProblem.reply(422, "body", "A text of at most 300000 characters.");
            }
            return told(
                    exchange,
                    database.read(desk.tenancy(), tx -> check.of(tx, desk.tenant(), body)));
        } catch (Json.MalformedJson e) {
            return ApiProblem.reply(400, "unreadable", "The body is not the JSON asked for.");
        }
    }

    Reply article(Desk desk, Exchange exchange) {
        return kept(desk, exchange, "article");
    }

    Reply page(Desk desk, Exchange exchange) {
        return kept(desk, exchange, "page");
    }

    /**
     * @param kind of the text, and the part of the path that names it
     */
    private Reply kept(Desk desk, Exchange exchange, String kind) {
        Optional<List<Remark>> remarks =
                id(exchange.parameter(kind))
                        .flatMap(id ->
                                database.read(
                                        desk.tenancy(),
                                        tx ->
                                                body(tx, id, kind)
                                                        .map(it ->
                                                                check.of(tx, desk.tenant(), it))));
        return remarks.map(it -> told(exchange, it)).orElseGet(() -> pages.notFound(exchange));
    }

    private static Optional<UUID> id(String text) {
        return Ids.read(text);
    }

    private static Optional<String> body(TenantTx tx, UUID id, String kind) {
        return tx.query("select body from article where id = :id and kind = :kind")
                .bind("id", id)
                .bind("kind", kind)
                .first(String.class);
    }

    private Reply told(Exchange exchange, List<Remark> remarks) {
        return Reply.json(
                200,
                ApiPage.whole(
                        remarks.stream()
                                .map(it -> RemarkJson.of(it, exchange.language(), messages))
                                .toList()));
    }
}
