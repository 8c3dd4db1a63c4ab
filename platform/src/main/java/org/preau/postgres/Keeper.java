package org.preau.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that starts the server and stays with it. A platform thread for the server's whole
 * life, because the kernel tells the server to stop when the <em>thread</em> that started it ends.
 * When the server dies by itself it is started again on the same port, unless it keeps dying.
 */
final class Keeper implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private static final long POLL_MILLIS = 2;

    /** Recovery after a crash replays at most max_wal_size: seconds, on a slow disk a minute. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(1);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final int DOUBLINGS = 6;

    private final Layout layout;
    private final Programs programs;
    private final int port;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Deque<Long> restarts = new ArrayDeque<>();
    private boolean stopping;
    private @Nullable Process server;

    Keeper(Layout layout, RunAs runAs, int port) {
        this.layout = layout;
        this.programs = new Programs(layout, runAs);
        this.port = port;
    }

    /** Starts the thread and waits until clients are let in; throws {@link PostgresFailure}. */
    void start() throws InterruptedException {
        Thread.ofPlatform().daemon().name("postgres-keeper").start(this);
        try {
            ready.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Completes when no server runs any more: stopped by us, or never started. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void run() {
        try {
            serveOnce();
            while (mayRestart()) {
                LOG.error("database server ended by itself, starting it again; port={}", port);
                again();
            }
        } catch (IOException e) {
            ready.completeExceptionally(Diagnosis.of(layout, e));
            LOG.error("database server is lost; folder={}", layout.folder(), e);
        } catch (RuntimeException e) {
            if (!ready.completeExceptionally(e)) {
                LOG.error("database server is lost; folder={}", layout.folder(), e);
            }
        } catch (InterruptedException e) {
            ready.completeExceptionally(new IllegalStateException(e));
            Thread.currentThread().interrupt();
        } finally {
            ended.complete(null);
        }
    }

    /**
     * A full disk keeps it from starting until somebody makes room, and then nobody should have to
     * think of Préau: a start that fails is told and tried again.
     */
    private void again() throws InterruptedException {
        try {
            Leftovers.clear(layout);
            serveOnce();
        } catch (PostgresFailure | IOException e) {
            LOG.error("database server does not start again; folder={}", layout.folder(), e);
        }
    }

    private void serveOnce() throws IOException, InterruptedException {
        LastWords words = LastWords.since(layout);
        Process process = launch();
        if (process == null) {
            return;
        }
        try {
            awaitReady(process, words);
            ready.complete(null);
            process.waitFor();
        } finally {
            end(process);
        }
    }

    private synchronized @Nullable Process launch() throws IOException {
        if (stopping) {
            return null;
        }
        server =
                programs.serve(
                        List.of(
                                layout.program("postgres").toString(),
                                "-D",
                                layout.cluster().toString()));
        return server;
    }

    private void awaitReady(Process process, LastWords words)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (!letsClientsIn(process)) {
            if (!process.isAlive() || System.nanoTime() - end >= 0) {
                throw new PostgresFailure(Diagnosis.of(layout, port, words.read()));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean letsClientsIn(Process process) {
        return PostmasterFile.read(layout.cluster())
                .filter(file -> file.pid() == process.pid() && file.ready())
                .isPresent();
    }

    /**
     * Waits longer the more often it happened in the last minute, up to 6 s; false when stopping.
     */
    private synchronized boolean mayRestart() throws InterruptedException {
        long now = System.nanoTime();
        restarts.removeIf(then -> now - then > RESTARTS_WITHIN.toNanos());
        long pause = FIRST_PAUSE_MILLIS << Math.min(restarts.size(), DOUBLINGS);
        restarts.add(now);
        long end = now + Duration.ofMillis(restarts.size() == 1 ? 0 : pause).toNanos();
        while (!stopping && end - System.nanoTime() > 0) {
            wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        }
        return !stopping;
    }

    /** Stops the server within 11 seconds and returns when it has ended. A second call is free. */
    void stop() throws IOException, InterruptedException {
        Process process;
        synchronized (this) {
            stopping = true;
            process = server;
            notifyAll();
        }
        if (process != null) {
            end(process);
        }
        ended.join();
    }

    private static void end(Process process) throws IOException, InterruptedException {
        StopServer.stop(process.pid(), process::waitFor);
    }
}
