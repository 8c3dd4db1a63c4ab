package org.preau.sql;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose rows are wanted together with those of others: {@link Tx#ask} sends them in one
 * message. Each message to PostgreSQL costs two changes of thread, which is as much as a small
 * statement itself. For the thread and the transaction of its {@link Query}.
 */
public final class Later<T> {

    private final Query query;
    private final Class<T> type;
    private @Nullable List<T> rows;

    Later(Query query, Class<T> type) {
        this.query = query;
        this.type = type;
    }

    /**
     * All rows, in the order of the statement.
     *
     * @throws IllegalStateException when nobody has asked yet
     */
    public List<T> rows() {
        if (rows == null) {
            throw new IllegalStateException("nobody has asked yet");
        }
        return rows;
    }

    /** The first row, or empty. */
    public Optional<T> first() {
        return rows().stream().findFirst();
    }

    Query query() {
        return query;
    }

    Class<T> type() {
        return type;
    }

    void found(List<T> found) {
        rows = found;
    }
}
