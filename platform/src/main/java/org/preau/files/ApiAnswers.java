package org.preau.files;

import java.util.List;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.web.ApiProblem;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** How the API of the file space says what became of an act, in the words of who asks. */
final class ApiAnswers {

    private ApiAnswers() {}

    static Reply of(FilesRoom room, Exchange exchange, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(Node node, boolean made) ->
                    Reply.json(made ? 201 : 200, FilesJson.FileJson.of(node));
            case Outcome.Missing() -> missing();
            default ->
                    ApiProblem.reply(
                            FileWords.status(outcome),
                            "refused",
                            FileWords.of(outcome).in(exchange.language(), room.messages()));
        };
    }

    static Reply wrong(FilesRoom room, Exchange exchange, String field, Message why) {
        return ApiProblem.invalid(
                List.of(
                        new ApiProblem.FieldProblem(
                                field, why.in(exchange.language(), room.messages()))));
    }

    static Reply malformed(Json.MalformedJson why) {
        return ApiProblem.reply(400, "malformed", "The body cannot be read: " + why.getMessage());
    }

    static Reply missing() {
        return ApiProblem.reply(
                404, "refused", "There is no such thing, or this token may not see it.");
    }
}
