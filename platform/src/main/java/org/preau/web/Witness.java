package org.preau.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;

/** Tells {@link Visits} of requests that were answered: of {@code GET} only. Any thread. */
final class Witness {

    private static final CharSequence PURPOSE = HttpHeaders.createOptimized("sec-purpose");
    private static final int NOT_FOUND = 404;

    private final Visits visits;

    Witness(Visits visits) {
        this.visits = visits;
    }

    Visits.@Nullable Counted page(TenantId tenant, SitePages.Wanted wanted, SitePages.Page page) {
        return visits.page(tenant, wanted.path(), page.headers().getOrDefault("content-type", ""));
    }

    /** A page went out. On the hot path: a page that nobody counts costs one comparison. */
    void gave(HttpServerRequest request, CachedPage page, String host) {
        Visits.Counted counted = page.counted();
        if (counted != null && request.method().equals(HttpMethod.GET)) {
            counted.seen(asking(request.headers(), host));
        }
    }

    /** A page went out that was made just now; or the one that says there is nothing. */
    void made(
            HttpServerRequest request, CachedPage page, TenantId tenant, String path, String host) {
        if (page.status() == NOT_FOUND && request.method().equals(HttpMethod.GET)) {
            visits.missed(tenant, path, asking(request.headers(), host));
        } else {
            gave(request, page, host);
        }
    }

    /** A file goes out; pictures are parts of pages. */
    void file(HttpServerRequest request, Reply reply, TenantId tenant, String path, String host) {
        String type = reply.headers().getOrDefault("content-type", "");
        if (!request.method().equals(HttpMethod.GET) || !isBeginning(reply)) {
            return;
        }
        if (reply.status() == NOT_FOUND) {
            visits.missed(tenant, path, asking(request.headers(), host));
        } else if (!type.startsWith("image/")) {
            visits.downloaded(tenant, path, asking(request.headers(), host));
        }
    }

    /** A player fetches a recording by pieces: the first one counts. */
    private static boolean isBeginning(Reply reply) {
        return switch (reply.status()) {
            case 200, NOT_FOUND -> true;
            case 206 -> reply.headers().getOrDefault("content-range", "").startsWith("bytes 0-");
            default -> false;
        };
    }

    static Visits.Asking asking(MultiMap headers, String host) {
        return new Visits.Asking(
                headers.get(HttpHeaders.USER_AGENT),
                headers.get(HttpHeaders.ACCEPT_LANGUAGE),
                headers.get(HttpHeaders.REFERER),
                headers.get(PURPOSE),
                host);
    }
}
