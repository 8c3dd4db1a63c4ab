package org.preau.web;

import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import org.preau.sql.DatabaseUnavailable;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What visitors ask of an association's own host. A page of the current revision that is in the
 * cache never leaves the event loop; the rest goes through {@link Offload}.
 */
final class SiteGate {

    private static final Logger LOG = LoggerFactory.getLogger(SiteGate.class);

    private static final Map<String, String> EVERY_PAGE =
            Map.of(
                    "content-security-policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self';"
                            + " form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
                    "x-content-type-options",
                    "nosniff",
                    "referrer-policy",
                    "strict-origin-when-cross-origin",
                    "cache-control",
                    "no-cache");

    private final PageCache cache;
    private final SitePages pages;
    private final Tenancies tenancies;
    private final Offload offload;
    private final Sender sender;

    SiteGate(
            PageCache cache, SitePages pages, Tenancies tenancies, Offload offload, Sender sender) {
        this.cache = cache;
        this.pages = pages;
        this.tenancies = tenancies;
        this.offload = offload;
        this.sender = sender;
    }

    /** Answers; on the event loop of the request. */
    void handle(HttpServerRequest request, String path, Tenant tenant) {
        HttpMethod method = request.method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            sender.send(request, 405, Map.of("allow", "GET, HEAD"));
            return;
        }
        if (request.query() == null && tenant.state().shown()) {
            CachedPage page = cache.get(new PageCache.Key(tenant.revision(), tenant.id(), path));
            Encoding encoding =
                    Encoding.accepted(request.headers().get(HttpHeaders.ACCEPT_ENCODING));
            CachedPage.Variant variant = page == null ? null : page.ready(encoding);
            if (page != null && variant != null) {
                sender.send(request, page.status(), variant);
                return;
            }
        }
        behindTheDoor(request, path, tenant);
    }

    private void behindTheDoor(HttpServerRequest request, String path, Tenant tenant) {
        Context loop = sender.context();
        Encoding encoding = Encoding.accepted(request.headers().get(HttpHeaders.ACCEPT_ENCODING));
        boolean accepted =
                offload.submit(tenant.id(), () -> render(request, path, tenant, encoding, loop));
        if (!accepted) {
            sender.send(request, 503, Map.of("retry-after", "2"));
        }
    }

    private void render(
            HttpServerRequest request,
            String path,
            Tenant tenant,
            Encoding encoding,
            Context loop) {
        try {
            if (path.startsWith("/media/") && tenant.state().shown()) {
                Reply reply = pages.media(tenancies.enter(tenant.id()), tenant, path);
                sender.reply(request, reply, loop);
                return;
            }
            CachedPage page = page(tenant, wanted(request, path));
            CachedPage.Variant variant = page.make(encoding);
            loop.runOnContext(go -> sender.send(request, page.status(), variant));
        } catch (DatabaseUnavailable e) {
            LOG.error("PostgreSQL is out of reach: site {} {}", tenant.slug(), path, e);
            loop.runOnContext(go -> sender.send(request, 503, Map.of("retry-after", "5")));
        } catch (RuntimeException e) {
            LOG.error("unexpected: site {} {}", tenant.slug(), path, e);
            loop.runOnContext(go -> sender.send(request, 500, Map.of()));
        }
    }

    /** {@code ?page=} and, on the search page, {@code ?q=} mean something; the rest is ignored. */
    private static SitePages.Wanted wanted(HttpServerRequest request, String path) {
        int page = 1;
        try {
            String asked = request.getParam("page");
            page = asked == null ? 1 : Math.clamp(Integer.parseInt(asked), 1, 10_000);
        } catch (NumberFormatException e) {
            page = 1;
        }
        String words = path.equals("/recherche") ? request.getParam("q") : null;
        return new SitePages.Wanted(path, page, words == null ? "" : words);
    }

    private CachedPage page(Tenant tenant, SitePages.Wanted wanted) {
        if (!tenant.state().shown()) {
            return ready(pages.closed(tenant), tenant);
        }
        if (!wanted.words().isEmpty()) {
            return ready(pages.page(tenancies.enter(tenant.id()), tenant, wanted), tenant);
        }
        String place =
                wanted.page() == 1 ? wanted.path() : wanted.path() + "?page=" + wanted.page();
        PageCache.Key key = new PageCache.Key(tenant.revision(), tenant.id(), place);
        CachedPage there = cache.get(key);
        return there != null ? there : make(key, tenant, wanted);
    }

    private CachedPage make(PageCache.Key key, Tenant tenant, SitePages.Wanted wanted) {
        try {
            return cache.getOrMake(
                    key,
                    () -> {
                        SitePages.Page page =
                                pages.page(tenancies.enter(tenant.id()), tenant, wanted);
                        if (!page.kept()) {
                            throw new NotKept(page);
                        }
                        return ready(page, tenant);
                    });
        } catch (NotKept e) {
            return ready(e.page, tenant);
        } catch (java.util.concurrent.CompletionException e) {
            if (e.getCause() instanceof NotKept notKept) {
                return ready(notKept.page, tenant);
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static CachedPage ready(SitePages.Page page, Tenant tenant) {
        Map<String, String> headers = new HashMap<>(EVERY_PAGE);
        headers.putAll(page.headers());
        return new CachedPage(page.status(), page.bytes(), headers, tenant.revision());
    }

    /**
     * Carries a page past the cache: a 404 must not fill it with one entry for each wrong address.
     */
    private static final class NotKept extends RuntimeException {
        private final transient SitePages.Page page;

        NotKept(SitePages.Page page) {
            super("not kept", null, false, false);
            this.page = page;
        }
    }
}
