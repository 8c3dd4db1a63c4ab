package org.preau.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.ApiProblem;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** What the API's handlers share: reading a body, saying what is wrong. */
final class ApiForms {

    private final Messages messages;

    ApiForms(Messages messages) {
        this.messages = messages;
    }

    /** Reads the body and hands it on; 400 when it does not fit. */
    <T> Reply read(Exchange exchange, Class<T> type, Function<T, Reply> then) {
        try {
            return then.apply(Json.read(exchange.body(), type));
        } catch (Json.MalformedJson e) {
            return ApiProblem.reply(400, "malformed", String.valueOf(e.getMessage()));
        }
    }

    /** 422 with each wrong field, in the language that was asked for. */
    Reply invalid(Exchange exchange, Map<String, Message> problems) {
        List<ApiProblem.FieldProblem> said = new ArrayList<>();
        problems.forEach((field, problem) ->
                said.add(
                        new ApiProblem.FieldProblem(
                                field, problem.in(exchange.language(), messages))));
        return ApiProblem.invalid(said);
    }

    /** 409: it was decided or done otherwise before. */
    static Reply conflict(String type, String title) {
        return ApiProblem.reply(409, type, title);
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
