package org.preau.postgres;

import java.io.IOException;

/** Runs an act and tells its failures as {@link PostgresFailure}. */
final class Blocking {

    /** What may fail on a file or be interrupted. */
    interface Act<T> {
        T run() throws IOException, InterruptedException;
    }

    private Blocking() {}

    static <T> T call(Layout layout, Act<T> act) {
        try {
            return act.run();
        } catch (IOException e) {
            throw Diagnosis.of(layout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }
}
