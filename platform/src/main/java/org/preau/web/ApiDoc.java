package org.preau.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the OpenAPI document says of a route.
 *
 * @param operation its unique name in camel case
 * @param summary one English sentence
 * @param request the record that the body is read into; null for none
 * @param response the record that the answer is written from; null for none
 * @param many whether the answer is a page of such records: {@code items}, and how to go on
 * @param status of the answer when all went well; 0 for any of the 200s
 * @param query what may stand in the query, in order
 */
public record ApiDoc(
        String operation,
        String summary,
        @Nullable Class<?> request,
        @Nullable Class<?> response,
        boolean many,
        int status,
        List<Query> query) {

    /**
     * One optional name of the query.
     *
     * @param type of its value: text, number, boolean or an enum
     * @param meaning one English sentence
     */
    public record Query(String name, Class<?> type, String meaning) {}

    public ApiDoc {
        query = List.copyOf(query);
    }

    /** An operation that takes and gives nothing. */
    public static ApiDoc of(String operation, String summary) {
        return new ApiDoc(operation, summary, null, null, false, 0, List.of());
    }

    public ApiDoc takes(Class<?> body) {
        return new ApiDoc(operation, summary, body, response, many, status, query);
    }

    /** Answers with such a record. */
    public ApiDoc gives(Class<?> answer) {
        return new ApiDoc(operation, summary, request, answer, false, status, query);
    }

    /** Answers with a page of such records. */
    public ApiDoc givesMany(Class<?> answer) {
        return new ApiDoc(operation, summary, request, answer, true, status, query);
    }

    /** Answers with this status, such as 201. */
    public ApiDoc with(int otherStatus) {
        return new ApiDoc(operation, summary, request, response, many, otherStatus, query);
    }

    /** Also reads {@code name} in the query. */
    public ApiDoc asks(String name, Class<?> type, String meaning) {
        List<Query> more = new ArrayList<>(query);
        more.add(new Query(name, type, meaning));
        return new ApiDoc(operation, summary, request, response, many, status, more);
    }
}
