package org.preau.web;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.TenantDirectory;

/** The HTTP server: what all event loops share, and its life. */
public final class Server implements AutoCloseable {

    private static final long START_S = 20;
    private static final long STOP_S = 5;
    private static final int PER_TENANT = 64;
    private static final int OVERALL = 512;

    /** What the server needs of the house. */
    public record Parts(
            TenantDirectory directory,
            Tenancies tenancies,
            Doorkeeper doorkeeper,
            SitePages pages,
            Visits visits,
            Problems problems,
            Csrf csrf,
            Origins origins,
            Assets assets,
            RouteTable routes) {}

    private final WebSettings settings;
    private final Parts parts;
    private final PageCache cache;
    private final Offload offload = new Offload(PER_TENANT, OVERALL);
    private final RequestLog log;
    private final DateNow now = new DateNow(Clock.systemUTC());
    private final Gate gate;
    private @Nullable Vertx vertx;
    private volatile int port;

    public Server(WebSettings settings, Parts parts) {
        this.settings = settings;
        this.parts = parts;
        this.cache = new PageCache(settings.cacheBytes());
        this.log = new RequestLog(settings.logRequests());
        this.gate =
                new Gate(
                        parts.routes(),
                        parts.doorkeeper(),
                        parts.directory(),
                        parts.csrf(),
                        parts.problems());
    }

    /**
     * Listens.
     *
     * @return the port it listens at
     * @throws CannotListen when the port is taken or may not be used
     */
    public int start() {
        Vertx made =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(settings.eventLoops())
                                .setPreferNativeTransport(true));
        vertx = made;
        int asked = settings.port() == 0 ? -1 : settings.port();
        try {
            made.deployVerticle(
                            () -> new HttpVerticle(this, asked),
                            new DeploymentOptions().setInstances(settings.eventLoops()))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_S, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            made.close();
            throw new CannotListen(settings.address(), settings.port(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotListen(settings.address(), settings.port(), e);
        }
        return port;
    }

    /** Stops listening, waits for what is under way, five seconds at most. */
    @Override
    public void close() {
        offload.close();
        Vertx running = vertx;
        if (running != null) {
            try {
                running.close()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(STOP_S, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Answers given so far, with a status of the class 1 to 5. */
    public long answers(int statusClass) {
        return log.answers(statusClass);
    }

    public long bytesSent() {
        return log.bytesSent();
    }

    public long cachedPages() {
        return cache.size();
    }

    public int underWay() {
        return offload.underWay();
    }

    void listening(int actualPort) {
        port = actualPort;
        parts.origins().listeningAt(actualPort);
    }

    WebSettings settings() {
        return settings;
    }

    PageCache cache() {
        return cache;
    }

    Offload offload() {
        return offload;
    }

    DateNow now() {
        return now;
    }

    RequestLog log() {
        return log;
    }

    Gate gate() {
        return gate;
    }

    SitePages pages() {
        return parts.pages();
    }

    Visits visits() {
        return parts.visits();
    }

    Tenancies tenancies() {
        return parts.tenancies();
    }

    TenantDirectory directory() {
        return parts.directory();
    }

    Problems problems() {
        return parts.problems();
    }

    Origins origins() {
        return parts.origins();
    }

    Assets assets() {
        return parts.assets();
    }
}
