package org.preau.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP methods that routes answer to; HEAD is answered wherever GET is (RFC 9110 §9.3.2). Those
 * after DELETE are WebDAV's (RFC 4918 §9).
 */
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS,
    PROPFIND,
    PROPPATCH,
    MKCOL,
    COPY,
    MOVE,
    LOCK,
    UNLOCK;

    /** All of them, as {@code Allow} says it. */
    static final String ALL =
            "HEAD, " + Arrays.stream(values()).map(Method::name).collect(Collectors.joining(", "));

    /** Whether a request by this method changes nothing (RFC 9110 §9.2.1). */
    public boolean safe() {
        return this == GET || this == OPTIONS || this == PROPFIND;
    }

    /** The method that a request names; null for one that no route answers to. */
    static @Nullable Method named(String name) {
        return switch (name) {
            case "GET", "HEAD" -> GET;
            case "POST" -> POST;
            case "PUT" -> PUT;
            case "PATCH" -> PATCH;
            case "DELETE" -> DELETE;
            case "OPTIONS" -> OPTIONS;
            case "PROPFIND" -> PROPFIND;
            case "PROPPATCH" -> PROPPATCH;
            case "MKCOL" -> MKCOL;
            case "COPY" -> COPY;
            case "MOVE" -> MOVE;
            case "LOCK" -> LOCK;
            case "UNLOCK" -> UNLOCK;
            default -> null;
        };
    }
}
