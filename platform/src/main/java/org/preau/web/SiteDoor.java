package org.preau.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.base.HostName;
import org.preau.sql.DatabaseUnavailable;
import org.preau.sql.StorageFull;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one narrow door by which visitors send something to an association's own host: POST, to the
 * few paths that the site takes it at, within bounds. No cookie is read or set, so there is nothing
 * that another site could have a visitor's browser abuse. One for each event loop.
 */
final class SiteDoor {

    private static final Logger LOG = LoggerFactory.getLogger(SiteDoor.class);

    /** Fields alone: a long text in several steps. */
    private static final long MAX_FIELDS = 512L * 1024;

    /** With files. */
    private static final long MAX_FILES = 16L * 1024 * 1024;

    private final Server server;
    private final Sender sender;
    private final Router router;

    SiteDoor(Vertx vertx, Server server, Sender sender) {
        this.server = server;
        this.sender = sender;
        this.router = Router.router(vertx);
        BodyHandler fields = bodies(MAX_FIELDS).setHandleFileUploads(false);
        BodyHandler files = bodies(MAX_FILES);
        router.route().handler(context -> (isMultipart(context) ? files : fields).handle(context));
        router.route().handler(this::received);
        router.route().failureHandler(this::unreadable);
    }

    private BodyHandler bodies(long most) {
        return BodyHandler.create(server.settings().uploads().toString())
                .setBodyLimit(most)
                .setDeleteUploadedFilesOnEnd(true)
                .setMergeFormAttributes(false);
    }

    /** Whether a request is for this door; on the event loop. */
    boolean takes(HttpServerRequest request, RequestTarget target) {
        return request.method().equals(HttpMethod.POST)
                && SitePath.isPlain(target.path())
                && server.pages().takes(target.path());
    }

    void handle(HttpServerRequest request) {
        router.handle(request);
    }

    private static boolean isMultipart(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private void received(RoutingContext context) {
        HttpServerRequest request = context.request();
        Tenant tenant = tenant(request);
        Incoming incoming =
                Reading.incoming(context, server.settings().trustProxy(), server.origins());
        if (tenant == null || incoming == null || !tenant.state().shown()) {
            refuse(request, tenant == null ? 421 : 503);
            return;
        }
        Context loop = sender.context();
        Incoming here = incoming.at(server.origins().of(tenant));
        if (!server.offload()
                .submit(tenant.id(), () -> sender.reply(request, answer(here, tenant), loop))) {
            refuse(request, 503);
        }
    }

    private @Nullable Tenant tenant(HttpServerRequest request) {
        RequestTarget target =
                RequestTarget.of(request.headers().getAll(HttpHeaders.HOST), request.uri());
        TenantDirectory directory = server.directory();
        Tenant tenant = target == null ? null : directory.atHost(target.host());
        HostName own = tenant == null ? null : tenant.ownHost();
        boolean elsewhere = own != null && target != null && !own.value().equals(target.host());
        return elsewhere ? null : tenant;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever breaks, the visitor must not wait for ever
    private Reply answer(Incoming incoming, Tenant tenant) {
        try {
            Exchange exchange = new Exchange(incoming, Map.of());
            return dressed(
                    server.pages().sent(server.tenancies().enter(tenant.id()), tenant, exchange));
        } catch (DatabaseUnavailable e) {
            LOG.error("PostgreSQL is out of reach: site {} {}", tenant.slug(), incoming.path(), e);
            return broken(503, tenant);
        } catch (StorageFull e) {
            LOG.error("the disk is full: site {} {}", tenant.slug(), incoming.path(), e);
            return broken(507, tenant);
        } catch (RuntimeException e) {
            LOG.error("unexpected: site {} {}", tenant.slug(), incoming.path(), e);
            return broken(500, tenant);
        }
    }

    private Reply broken(int status, Tenant tenant) {
        byte[] page = server.pages().broken(tenant).bytes();
        return dressed(Reply.bytes(status, "text/html; charset=utf-8", page))
                .with("retry-after", "5");
    }

    private static Reply dressed(Reply reply) {
        Reply dressed = reply;
        for (Map.Entry<String, String> header : SiteGate.EVERY_PAGE.entrySet()) {
            dressed = dressed.with(header.getKey(), header.getValue());
        }
        return dressed.with("cache-control", "no-store");
    }

    private void unreadable(RoutingContext context) {
        int status = context.statusCode() > 0 ? context.statusCode() : 400;
        refuse(context.request(), status == 500 ? 400 : status);
    }

    private void refuse(HttpServerRequest request, int status) {
        sender.send(request, status, Map.of("connection", "close", "retry-after", "5"));
    }
}
