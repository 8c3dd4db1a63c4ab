package org.preau.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.preau.text.Json;

/**
 * Health and metrics, on 127.0.0.1 only and a port of their own: {@code /healthz} for whoever
 * starts and stops servers, {@code /metrics} for Prometheus, {@code /tls-ask?domain=HOST} for a
 * reverse proxy that asks whether it may have a certificate for a host (200) or not (404).
 */
public final class Management implements AutoCloseable {

    private static final long START_S = 10;

    private final Server server;
    private final BooleanSupplier database;
    private final Predicate<String> certifiable;
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Vertx vertx = Vertx.vertx();

    /**
     * @param database whether PostgreSQL answers; blocking
     * @param statements how many statements ran since the start
     * @param certifiable whether a certificate may be asked for a host; never blocks
     */
    public Management(
            Server server,
            BooleanSupplier database,
            LongSupplier statements,
            Predicate<String> certifiable) {
        this.server = server;
        this.database = database;
        this.certifiable = certifiable;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collections.bindTo(registry);
        for (int status = 2; status <= 5; status++) {
            int family = status;
            FunctionCounter.builder("preau.http.answers", server, it -> it.answers(family))
                    .tag("status", family + "xx")
                    .register(registry);
        }
        FunctionCounter.builder("preau.http.bytes", server, Server::bytesSent).register(registry);
        FunctionCounter.builder("preau.sql.statements", statements, it -> it.getAsLong())
                .register(registry);
        Gauge.builder("preau.pages.cached", server, Server::cachedPages).register(registry);
        Gauge.builder("preau.requests.underway", server, Server::underWay).register(registry);
        Gauge.builder("preau.tenants", server, it -> it.directory().size()).register(registry);
    }

    /**
     * Listens.
     *
     * @return the port
     * @throws CannotListen when it is taken
     */
    public int start() {
        int port = server.settings().managementPort();
        try {
            return vertx.createHttpServer()
                    .requestHandler(this::handle)
                    .listen(port, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_S, TimeUnit.SECONDS)
                    .actualPort();
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotListen("127.0.0.1", port, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotListen("127.0.0.1", port, e);
        }
    }

    @Override
    public void close() {
        collections.close();
        vertx.close();
    }

    private void handle(HttpServerRequest request) {
        switch (request.path()) {
            case "/healthz" -> Thread.ofVirtual().start(() -> health(request));
            case "/metrics" ->
                    request.response()
                            .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                            .end(registry.scrape());
            case "/tls-ask" -> {
                String host = request.getParam("domain");
                boolean yes = host != null && certifiable.test(host);
                request.response().setStatusCode(yes ? 200 : 404).end();
            }
            case null, default -> request.response().setStatusCode(404).end();
        }
    }

    private void health(HttpServerRequest request) {
        boolean up = database.getAsBoolean();
        String word = up ? "up" : "down";
        byte[] body = Json.write(Map.of("status", word, "database", word));
        request.response()
                .setStatusCode(up ? 200 : 503)
                .putHeader("content-type", "application/json")
                .end(Buffer.buffer(body));
    }
}
