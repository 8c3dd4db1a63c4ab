package org.preau.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantState;
import org.preau.text.Language;

/** One event loop's server: tells hosts apart, and hands requests to the sites or to the portal. */
final class HttpVerticle extends VerticleBase {

    private static final int MAX_HEADERS = 16 * 1024;
    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_FIELD = 4 * 1024 * 1024;
    private static final int MAX_FIELDS = 2_000;

    private final Server server;
    private final int port;
    private @Nullable SiteGate sites;
    private @Nullable Sender sender;
    private @Nullable Router forms;
    private @Nullable SiteDoor door;

    /**
     * @param port to listen at; -1 for a free one that all verticles of this server share
     */
    HttpVerticle(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        Sender mine = new Sender(vertx, server.log(), server.now());
        sender = mine;
        sites =
                new SiteGate(
                        server.cache(),
                        server.pages(),
                        server.directory(),
                        server.tenancies(),
                        server.offload(),
                        server.origins(),
                        mine,
                        new Witness(server.visits()));
        forms = forms(mine);
        door = new SiteDoor(vertx, server, mine);
        return vertx.createHttpServer(options())
                .requestHandler(this::handle)
                .listen()
                .onSuccess(up -> server.listening(up.actualPort()));
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(server.settings().address())
                .setPort(port)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxInitialLineLength(MAX_LINE)
                .setMaxFormAttributeSize(MAX_FIELD)
                .setMaxFormFields(MAX_FIELDS)
                .setMaxFormBufferedBytes(64 * 1024)
                .setIdleTimeout(server.settings().idleSeconds())
                // Nobody but a proxy comes here, by HTTP/1.1: what offers to change is told no.
                .setHttp2ClearTextEnabled(false)
                .setTcpNoDelay(true)
                .setReuseAddress(true)
                .setAcceptBacklog(1024)
                .setCompressionSupported(false)
                // Sender writes on the loop only; so told, Vert.x needs no queue between.
                .setStrictThreadMode(true)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
    }

    private void handle(HttpServerRequest request) {
        RequestTarget target =
                RequestTarget.of(request.headers().getAll(HttpHeaders.HOST), request.uri());
        if (target == null) {
            unknown(request);
            return;
        }
        Tenant tenant = server.directory().atHost(target.host());
        if (Assets.owns(target.path())) {
            server.assets()
                    .send(
                            request,
                            target.path(),
                            required(sender),
                            server.offload(),
                            server.directory().portal());
        } else if (tenant == null || tenant.state() == TenantState.DELETED) {
            unknown(request);
        } else if (tenant.isPortal()) {
            required(forms).handle(request);
        } else if (required(door).takes(request, target)) {
            required(door).handle(request);
        } else {
            required(sites).handle(request, target, tenant);
        }
    }

    private void unknown(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        Reply reply =
                server.problems().unknownHost(Language.negotiate(accepted == null ? "" : accepted));
        Sender mine = required(sender);
        mine.reply(request, reply, mine.context());
    }

    private Router forms(Sender mine) {
        Router router = Router.router(vertx);
        router.route().handler(new LargeBodies(vertx, server, mine.context())::read);
        router.route().handler(context -> portal(context, mine));
        router.route().failureHandler(context -> unreadable(context, mine));
        return router;
    }

    private void portal(RoutingContext context, Sender mine) {
        HttpServerRequest request = context.request();
        Incoming incoming =
                Reading.incoming(context, server.settings().trustProxy(), server.origins());
        if (incoming == null) {
            mine.send(request, 405, Map.of("allow", Method.ALL));
            return;
        }
        if (context.get(LargeBodies.UNREAD) == null) {
            Patience.whileAnswering(context);
        }
        Context loop = mine.context();
        boolean accepted =
                server.offload()
                        .submit(
                                server.gate().payer(incoming),
                                () -> mine.reply(request, answer(context, incoming), loop));
        if (!accepted) {
            refuse(request, 503, mine);
        }
    }

    /** What lies unread on a connection cannot be told from the next request. */
    private Reply answer(RoutingContext context, Incoming incoming) {
        Reply reply = PortalHeaders.on(server.gate().pass(incoming));
        return context.get(LargeBodies.UNREAD) == null ? reply : reply.with("connection", "close");
    }

    private void unreadable(RoutingContext context, Sender mine) {
        int status = context.statusCode() > 0 ? context.statusCode() : 400;
        if (isDiskFull(context.failure())) {
            status = 507;
        } else if (isTooLarge(context.failure())) {
            status = 413;
        }
        refuse(context.request(), status == 500 ? 400 : status, mine);
    }

    /**
     * An upload is written down before anybody reads it; Java says that there is no room in words.
     */
    private static boolean isDiskFull(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String said = t.getMessage();
            if (said != null
                    && (said.contains("No space left on device")
                            || said.contains("Disk quota exceeded"))) {
                return true;
            }
        }
        return false;
    }

    /** A field of a form that passes {@value #MAX_FIELD} bytes; netty says it so. */
    private static boolean isTooLarge(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String said = t.getMessage();
            if (said != null && said.startsWith("Size exceed allowed maximum capacity")) {
                return true;
            }
        }
        return false;
    }

    private void refuse(HttpServerRequest request, int status, Sender mine) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        Reply reply =
                server.problems()
                        .page(status, Language.negotiate(accepted == null ? "" : accepted), null)
                        .with("connection", "close");
        if (status == 503) {
            reply = reply.with("retry-after", "2");
        }
        mine.reply(request, PortalHeaders.on(reply), mine.context());
    }

    private static <T> T required(@Nullable T started) {
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }
}
