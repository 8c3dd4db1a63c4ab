package org.preau.web;

import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.base.HostName;
import org.preau.sql.DatabaseUnavailable;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What visitors ask of an association's own host. A page of the current revision that is in the
 * cache never leaves the event loop; the rest goes through {@link Offload}.
 *
 * <p>Each page has one address: another spelling of its path, and the platform's host once the
 * association has one of its own, are answered by a redirect to it, made of {@link Origins} and the
 * path's normal form, never of what a header says.
 */
final class SiteGate {

    private static final Logger LOG = LoggerFactory.getLogger(SiteGate.class);

    private static final String SEARCH = "/recherche";
    private static final String MEDIA = "/media/";

    /** Places in the cache that no path can have, since paths begin with a slash. */
    private static final String NOT_FOUND = "404";

    private static final String CLOSED = "503";

    static final Map<String, String> EVERY_PAGE =
            Map.of(
                    "content-security-policy",
                    SitePages.POLICY,
                    "x-content-type-options",
                    "nosniff",
                    "referrer-policy",
                    "strict-origin-when-cross-origin",
                    "cache-control",
                    "no-cache");

    /** What a request wants, in the form that the cache knows. */
    private record Question(SitePages.Wanted wanted, String place, boolean cached) {

        static Question of(String path, SiteQuery query, boolean fresh) {
            boolean search = path.equals(SEARCH) && !query.words().isEmpty();
            String place = query.page() == 1 ? path : path + "?page=" + query.page();
            return new Question(
                    new SitePages.Wanted(path, query.page(), search ? query.words() : ""),
                    place,
                    !search && !fresh);
        }

        /** Such addresses only lead on, so nothing of them is worth keeping. */
        static Question former(String address) {
            return new Question(new SitePages.Wanted(address, 1, ""), address, false);
        }
    }

    private final PageCache cache;
    private final SitePages pages;
    private final TenantDirectory directory;
    private final Tenancies tenancies;
    private final Offload offload;
    private final Origins origins;
    private final Sender sender;
    private final Witness witness;

    SiteGate(
            PageCache cache,
            SitePages pages,
            TenantDirectory directory,
            Tenancies tenancies,
            Offload offload,
            Origins origins,
            Sender sender,
            Witness witness) {
        this.cache = cache;
        this.pages = pages;
        this.directory = directory;
        this.tenancies = tenancies;
        this.offload = offload;
        this.origins = origins;
        this.sender = sender;
        this.witness = witness;
    }

    /** Answers; on the event loop of the request. */
    void handle(HttpServerRequest request, RequestTarget target, Tenant tenant) {
        HttpMethod method = request.method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            sender.send(request, 405, Map.of("allow", "GET, HEAD"));
            return;
        }
        String raw = target.path();
        SitePath path = SitePath.isPlain(raw) ? null : SitePath.of(raw);
        boolean absent = path == null && !SitePath.isPlain(raw);
        String normal = path == null ? raw : path.encoded();
        String former = target.query() == null ? null : FormerQuery.of(raw, target.query());
        if (former != null) {
            answer(request, tenant, Question.former(former), target.host());
            return;
        }
        SiteQuery query = SiteQuery.of(target.query());
        HostName own = tenant.ownHost();
        if (!normal.equals(raw) || (own != null && !own.value().equals(target.host()))) {
            moved(request, tenant, absent ? "/" : normal + query.address());
            return;
        }
        String decoded = path == null ? raw : path.decoded();
        Question question = absent ? null : Question.of(decoded, query, pages.takes(decoded));
        answer(request, tenant, question, target.host());
    }

    private void answer(
            HttpServerRequest request, Tenant tenant, @Nullable Question question, String host) {
        Encoding encoding = Encoding.accepted(request.headers().get(HttpHeaders.ACCEPT_ENCODING));
        if (question == null || question.cached()) {
            CachedPage page = cache.get(key(tenant, question));
            CachedPage.Variant variant = page == null ? null : page.ready(encoding);
            if (page != null && variant != null) {
                sender.send(request, page.status(), variant);
                witness.gave(request, page, host);
                return;
            }
        }
        Context loop = sender.context();
        if (!offload.submit(
                tenant.id(), () -> render(request, question, tenant, encoding, loop, host))) {
            sender.send(request, 503, Map.of("retry-after", "2"));
        }
    }

    private PageCache.Key key(Tenant tenant, @Nullable Question question) {
        if (!tenant.state().shown()) {
            return key(tenant, CLOSED);
        }
        return key(tenant, question == null ? NOT_FOUND : question.place());
    }

    private PageCache.Key key(Tenant tenant, String place) {
        long host = directory.portal().revision();
        return new PageCache.Key(tenant.revision(), host, tenant.id(), place);
    }

    private void moved(HttpServerRequest request, Tenant tenant, String address) {
        sender.send(
                request,
                301,
                Map.of("location", origins.of(tenant) + address, "cache-control", "no-cache"));
    }

    @SuppressWarnings("CatchingUnchecked") // whatever breaks, the visitor must not wait for ever
    private void render(
            HttpServerRequest request,
            @Nullable Question question,
            Tenant tenant,
            Encoding encoding,
            Context loop,
            String host) {
        try {
            if (question != null && isMedia(question, tenant)) {
                media(request, question.wanted().path(), tenant, loop, host);
                return;
            }
            CachedPage page = page(tenant, question);
            CachedPage.Variant variant = page.make(encoding);
            String path = question == null ? "" : question.wanted().path();
            loop.runOnContext(go -> {
                sender.send(request, page.status(), variant);
                witness.made(request, page, tenant.id(), path, host);
            });
        } catch (DatabaseUnavailable e) {
            LOG.error("PostgreSQL is out of reach: site {} {}", tenant.slug(), request.path(), e);
            broken(request, tenant, 503, encoding, loop);
        } catch (Throwable e) {
            LOG.error("unexpected: site {} {}", tenant.slug(), request.path(), e);
            broken(request, tenant, 500, encoding, loop);
        }
    }

    private static boolean isMedia(Question question, Tenant tenant) {
        return tenant.state().shown() && question.wanted().path().startsWith(MEDIA);
    }

    private void media(
            HttpServerRequest request, String path, Tenant tenant, Context loop, String host) {
        Reply reply = pages.media(tenancies.enter(tenant.id()), tenant, path);
        String etag = reply.headers().get("etag");
        if (etag != null && Sender.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            Map<String, String> headers = new HashMap<>(reply.headers());
            headers.remove("content-type");
            loop.runOnContext(go -> sender.send(request, 304, headers));
        } else {
            witness.file(request, reply, tenant.id(), path, host);
            sender.reply(request, reply, loop);
        }
    }

    private void broken(
            HttpServerRequest request, Tenant tenant, int status, Encoding encoding, Context loop) {
        Map<String, String> more = Map.of("cache-control", "no-store", "retry-after", "5");
        try {
            CachedPage page = ready(status, pages.broken(tenant), more);
            CachedPage.Variant variant = page.make(encoding);
            loop.runOnContext(go -> sender.send(request, status, variant));
        } catch (RuntimeException e) {
            LOG.error("the page that says so is broken too: site {}", tenant.slug(), e);
            loop.runOnContext(go -> sender.send(request, status, more));
        }
    }

    private CachedPage page(Tenant tenant, @Nullable Question question) {
        if (!tenant.state().shown()) {
            return cache.getOrMake(key(tenant, CLOSED), () -> closed(tenant));
        }
        if (question == null) {
            return notFound(tenant);
        }
        if (!question.cached()) {
            return made(tenant, question).page();
        }
        return cache.getOrMake(key(tenant, question.place()), () -> made(tenant, question));
    }

    private PageCache.Made made(Tenant tenant, Question question) {
        return switch (pages.page(tenancies.enter(tenant.id()), tenant, question.wanted())) {
            case SitePages.Page page ->
                    new PageCache.Made(
                            ready(page, witness.page(tenant.id(), question.wanted(), page)),
                            !page.until().equals(Instant.MIN));
            case SitePages.Moved(String path) -> new PageCache.Made(redirect(tenant, path), false);
            case SitePages.Absent() -> new PageCache.Made(notFound(tenant), false);
        };
    }

    private CachedPage notFound(Tenant tenant) {
        return cache.getOrMake(
                key(tenant, NOT_FOUND),
                () -> {
                    SitePages.Page page = pages.notFound(tenancies.enter(tenant.id()), tenant);
                    return new PageCache.Made(ready(404, page, Map.of()), true);
                });
    }

    /**
     * 503: the state is meant to pass. Search engines keep what they know and readers of feeds come
     * back, where 403 or 404 would have them forget the site. Nobody else may keep it, so that the
     * site is back the moment it is resumed.
     */
    private PageCache.Made closed(Tenant tenant) {
        Map<String, String> more = Map.of("cache-control", "no-store", "retry-after", "3600");
        return new PageCache.Made(ready(503, pages.closed(tenant), more), true);
    }

    private CachedPage redirect(Tenant tenant, String path) {
        Map<String, String> headers =
                Map.of("location", origins.of(tenant) + path, "cache-control", "no-cache");
        return new CachedPage(301, new byte[0], PageHeaders.of(headers), Instant.MIN);
    }

    private static CachedPage ready(SitePages.Page page, Visits.@Nullable Counted counted) {
        PageHeaders headers = PageHeaders.ofSite(page.headers());
        return new CachedPage(200, page.bytes(), headers, page.until(), counted);
    }

    private static CachedPage ready(int status, SitePages.Page page, Map<String, String> more) {
        Map<String, String> own = new HashMap<>(page.headers());
        own.putAll(more);
        return new CachedPage(status, page.bytes(), PageHeaders.ofSite(own), page.until());
    }
}
