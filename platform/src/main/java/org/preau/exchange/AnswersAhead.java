package org.preau.exchange;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.preau.exchange.StaticPlaces.Place;

/**
 * The pages that an export will want next, made while it looks through others, and those it has
 * looked through, written meanwhile. One thread uses it; what it asks and hands over runs on as
 * many more as the machine has cores.
 *
 * @param <T> what is made of a place
 */
final class AnswersAhead<T> implements AutoCloseable {

    private static final int AHEAD = 16;

    /** Written pages wait in memory: more of them than this wait for the disk. */
    private static final int BEHIND = 32;

    private final Function<Place, T> ask;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final Map<Place, Future<T>> asked = new HashMap<>();
    private final Deque<Future<?>> behind = new ArrayDeque<>();

    /**
     * @param ask may be called on other threads
     */
    AnswersAhead(Function<Place, T> ask) {
        this.ask = ask;
    }

    /** Asks for the first of these, unless they were asked for. */
    void prepare(Iterable<Place> next) {
        int count = 0;
        for (Place place : next) {
            if (count++ == AHEAD) {
                return;
            }
            asked.computeIfAbsent(place, it -> threads.submit(() -> ask.apply(it)));
        }
    }

    /** What was made of a place; waits for it. Throws what the asking threw. */
    T of(Place place) throws IOException {
        Future<T> there = asked.remove(place);
        return there == null ? ask.apply(place) : result(there);
    }

    /** Has {@code work} done soon; what earlier work threw is thrown here or by {@link #settle}. */
    void later(Callable<?> work) throws IOException {
        behind.addLast(threads.submit(work));
        if (behind.size() > BEHIND) {
            result(behind.removeFirst());
        }
    }

    /** Returns when all is done that was handed over. */
    void settle() throws IOException {
        while (!behind.isEmpty()) {
            result(behind.removeFirst());
        }
    }

    private static <R> R result(Future<R> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the export was interrupted", e);
        }
    }

    /** Waits for nothing: an export that ended early wants no more pages. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
