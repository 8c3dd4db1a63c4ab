package org.preau.people;

import java.util.List;
import java.util.Map;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.ApiProblem;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The answers that the API of people, tokens and the audit log shares. */
final class ApiWords {

    private ApiWords() {}

    static Reply malformed(Json.MalformedJson why) {
        return ApiProblem.reply(400, "malformed", "The body cannot be read: " + why.getMessage());
    }

    static Reply invalid(Messages messages, Exchange exchange, Map<String, Message> problems) {
        List<ApiProblem.FieldProblem> fields =
                problems.entrySet().stream()
                        .map(it ->
                                new ApiProblem.FieldProblem(
                                        it.getKey(),
                                        it.getValue().in(exchange.language(), messages)))
                        .toList();
        return ApiProblem.invalid(fields);
    }

    static Reply missing() {
        return ApiProblem.reply(
                404, "refused", "There is no such thing, or this token may not see it.");
    }

    static Reply beyondReach() {
        return ApiProblem.reply(
                403, "beyond-reach", "This token lacks rights that this would give or take.");
    }

    static Reply conflict(String type, String title) {
        return ApiProblem.reply(409, type, title);
    }
}
