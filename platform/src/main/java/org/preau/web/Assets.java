package org.preau.web;

import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.tenancy.Tenant;

/**
 * Styles, fonts, scripts and drawings of the look and the themes, at addresses that hold their
 * content's hash: kept for a year by browsers, from every host.
 */
public final class Assets {

    /** Where they all live. */
    public static final String PREFIX = "/_/";

    /** A file as it was packed. */
    public record Asset(String type, byte[] bytes) {}

    private static final Map<String, String> HEADERS =
            Map.of(
                    "cache-control", "public, max-age=31536000, immutable",
                    "x-content-type-options", "nosniff",
                    "content-security-policy",
                            "default-src 'none'; style-src 'unsafe-inline'; sandbox");

    private final Function<String, @Nullable Asset> source;
    private final ConcurrentHashMap<String, CachedPage> ready = new ConcurrentHashMap<>();

    /**
     * @param source gives the file at an address, or null; quick, any thread
     */
    public Assets(Function<String, @Nullable Asset> source) {
        this.source = source;
    }

    static boolean owns(String path) {
        return path.startsWith(PREFIX);
    }

    void send(
            HttpServerRequest request, String path, Sender sender, Offload offload, Tenant tenant) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            sender.send(request, 405, Map.of("allow", "GET, HEAD"));
            return;
        }
        CachedPage page = page(path);
        if (page == null) {
            sender.send(request, 404, Map.of());
            return;
        }
        Encoding encoding = Encoding.accepted(request.headers().get(HttpHeaders.ACCEPT_ENCODING));
        CachedPage.Variant variant = page.ready(encoding);
        if (variant != null) {
            sender.send(request, 200, variant);
            return;
        }
        Context loop = sender.context();
        Runnable make =
                () -> {
                    CachedPage.Variant made = page.make(encoding);
                    loop.runOnContext(go -> sender.send(request, 200, made));
                };
        if (!offload.submit(tenant.id(), make)) {
            sender.send(request, 503, Map.of("retry-after", "2"));
        }
    }

    private @Nullable CachedPage page(String path) {
        CachedPage there = ready.get(path);
        if (there != null) {
            return there;
        }
        Asset asset = source.apply(path);
        if (asset == null) {
            return null;
        }
        Map<String, String> headers = new java.util.HashMap<>(HEADERS);
        headers.put("content-type", asset.type());
        CachedPage page = new CachedPage(200, asset.bytes(), PageHeaders.of(headers), Instant.MAX);
        ready.put(path, page);
        return page;
    }
}
