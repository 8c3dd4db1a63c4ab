package org.preau.forms;

import java.util.List;
import java.util.function.Function;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.ApiProblem;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** What the API of this feature reads, and how it says no. */
final class ApiWords {

    private ApiWords() {}

    /** Hands the body to {@code then}, or says that it cannot be read. */
    static <T> Reply reading(Exchange exchange, Class<T> type, Function<T, Reply> then) {
        try {
            byte[] body = exchange.body();
            return then.apply(Json.read(body.length == 0 ? new byte[] {'{', '}'} : body, type));
        } catch (Json.MalformedJson e) {
            return ApiProblem.reply(400, "unreadable", "The body is not the JSON asked for.");
        }
    }

    static Reply invalid(Exchange exchange, Messages messages, List<Wrong> wrongs) {
        return ApiProblem.invalid(
                wrongs.stream()
                        .map(wrong ->
                                new ApiProblem.FieldProblem(
                                        wrong.field(),
                                        wrong.problem().in(exchange.language(), messages)))
                        .toList());
    }

    static Reply missing(Exchange exchange, Messages messages, List<Message> missing) {
        return invalid(
                exchange, messages, missing.stream().map(it -> new Wrong("form", it)).toList());
    }

    static Reply stale() {
        return ApiProblem.reply(
                409,
                "stale",
                "Somebody has saved another version since: read it, then send yours with its number.");
    }
}
