package org.preau.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.preau.exchange.StaticPlaces.Place;
import org.preau.web.SitePages;

/**
 * The pages that an export will want next, asked for while it writes others: to render one and to
 * turn one into a file take about as long. One thread uses it; what it asks runs on two more.
 */
final class AnswersAhead implements AutoCloseable {

    private static final int AHEAD = 16;
    private static final int THREADS = 2;

    private final Function<Place, SitePages.Answer> ask;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<Place, Future<SitePages.Answer>> asked = new HashMap<>();

    /**
     * @param ask may be called on other threads
     */
    AnswersAhead(Function<Place, SitePages.Answer> ask) {
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

    /** The answer for a place; waits for it. Throws what the asking threw. */
    SitePages.Answer of(Place place) {
        Future<SitePages.Answer> there = asked.remove(place);
        if (there == null) {
            return ask.apply(place);
        }
        try {
            return there.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
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
