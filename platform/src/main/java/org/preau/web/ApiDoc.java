package org.preau.web;

import org.jspecify.annotations.Nullable;

/**
 * What the OpenAPI document says of a route.
 *
 * @param operation its unique name in camel case
 * @param summary one English sentence
 * @param request the record that the body is read into; null for none
 * @param response the record that the answer is written from; null for none
 * @param many whether the answer is a page of such records
 */
public record ApiDoc(
        String operation,
        String summary,
        @Nullable Class<?> request,
        @Nullable Class<?> response,
        boolean many) {

    public static ApiDoc of(String operation, String summary) {
        return new ApiDoc(operation, summary, null, null, false);
    }

    public ApiDoc takes(Class<?> body) {
        return new ApiDoc(operation, summary, body, response, many);
    }

    public ApiDoc gives(Class<?> answer) {
        return new ApiDoc(operation, summary, request, answer, false);
    }

    public ApiDoc givesMany(Class<?> answer) {
        return new ApiDoc(operation, summary, request, answer, true);
    }
}
