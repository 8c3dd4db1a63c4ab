package org.preau.site;

import java.util.List;
import java.util.function.Function;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.ApiProblem;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** What the API of this feature reads, and how it says no. */
public final class ApiAnswers {

    private final Messages messages;

    public ApiAnswers(Messages messages) {
        this.messages = messages;
    }

    /** Hands the body to {@code then}, or says that it cannot be read. */
    public <T> Reply reading(Exchange exchange, Class<T> type, Function<T, Reply> then) {
        try {
            byte[] body = exchange.body();
            byte[] document = body.length == 0 ? new byte[] {'{', '}'} : body;
            return then.apply(Json.read(document, type));
        } catch (Json.MalformedJson e) {
            return ApiProblem.reply(400, "unreadable", "The body is not the JSON asked for.");
        }
    }

    public Reply invalid(Exchange exchange, List<Wrong> wrongs) {
        return ApiProblem.invalid(
                wrongs.stream()
                        .map(wrong ->
                                new ApiProblem.FieldProblem(
                                        wrong.field(),
                                        wrong.problem().in(exchange.language(), messages)))
                        .toList());
    }

    /** Not now: {@code status} is 503 or 507. */
    public Reply later(int status, Exchange exchange, Message why) {
        return ApiProblem.reply(status, "not-stored", why.in(exchange.language(), messages));
    }

    public Reply stale() {
        return ApiProblem.reply(
                409,
                "stale",
                "Somebody has saved another version since: read it, then send yours with its number.");
    }
}
