package org.preau.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preau.text.Json;

/**
 * What the API answers when it cannot do what was asked (RFC 9457).
 *
 * @param type a constant word for programs
 * @param title a sentence for people
 * @param status the HTTP status again
 * @param problems the fields that are wrong, when some are
 */
public record ApiProblem(
        String type, String title, int status, @Nullable List<FieldProblem> problems) {

    /** One field that is wrong, and why, in the language that was asked for. */
    public record FieldProblem(String field, String problem) {}

    public static Reply reply(int status, String type, String title) {
        return of(new ApiProblem(type, title, status, null));
    }

    public static Reply invalid(List<FieldProblem> problems) {
        return of(new ApiProblem("invalid", "Some fields are wrong.", 422, problems));
    }

    private static Reply of(ApiProblem problem) {
        return Reply.bytes(problem.status(), "application/problem+json", Json.write(problem));
    }
}
