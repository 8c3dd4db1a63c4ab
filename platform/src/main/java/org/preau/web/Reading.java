package org.preau.web;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what Vert.x read of a request over into plain values. */
final class Reading {

    private Reading() {}

    /** Null for a method that no route answers to. */
    static @Nullable Incoming incoming(
            RoutingContext context, boolean trustProxy, Origins origins) {
        HttpServerRequest request = context.request();
        Method method = Method.named(request.method().name());
        if (method == null) {
            return null;
        }
        Buffer body = context.body() == null ? null : context.body().buffer();
        return new Incoming(
                method,
                decoded(context.normalizedPath()),
                request.uri(),
                lists(context.queryParams()),
                lists(request.formAttributes()),
                headers(request.headers()),
                uploads(context.fileUploads()),
                body == null ? new byte[0] : body.getBytes(),
                context.get(LargeBodies.FILE),
                remote(request, trustProxy),
                origins.portal());
    }

    /** The same without its body, to know who asks before it is read. */
    static @Nullable Incoming asking(RoutingContext context, boolean trustProxy, Origins origins) {
        HttpServerRequest request = context.request();
        Method method = Method.named(request.method().name());
        return method == null
                ? null
                : new Incoming(
                        method,
                        decoded(context.normalizedPath()),
                        request.uri(),
                        lists(context.queryParams()),
                        Map.of(),
                        headers(request.headers()),
                        Map.of(),
                        new byte[0],
                        null,
                        remote(request, trustProxy),
                        origins.portal());
    }

    private static String decoded(String path) {
        try {
            String plain = new URI(path).getPath();
            return plain == null ? path : plain;
        } catch (java.net.URISyntaxException e) {
            return path;
        }
    }

    private static Map<String, List<String>> lists(MultiMap values) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String name : values.names()) {
            lists.put(name, values.getAll(name));
        }
        return lists;
    }

    private static Map<String, String> headers(MultiMap values) {
        Map<String, String> headers = new HashMap<>();
        values.forEach((name, value) ->
                headers.merge(
                        name.toLowerCase(Locale.ROOT),
                        value,
                        name.equalsIgnoreCase("cookie") ? (a, b) -> a + "; " + b : (a, b) -> a));
        return headers;
    }

    private static Map<String, List<Upload>> uploads(List<FileUpload> files) {
        Map<String, List<Upload>> uploads = new HashMap<>();
        for (FileUpload file : files) {
            uploads.computeIfAbsent(file.name(), name -> new ArrayList<>())
                    .add(
                            new Upload(
                                    file.fileName(),
                                    file.contentType() == null ? "" : file.contentType(),
                                    file.size(),
                                    Path.of(file.uploadedFileName())));
        }
        return uploads;
    }

    /** Behind the platform's own proxy the visitor is the last hop that this proxy wrote down. */
    private static String remote(HttpServerRequest request, boolean trustProxy) {
        String forwarded = trustProxy ? request.getHeader("x-forwarded-for") : null;
        if (forwarded != null) {
            return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip() + ":0";
        }
        var address = request.remoteAddress();
        return address == null ? "unknown:0" : address.host() + ":" + address.port();
    }
}
