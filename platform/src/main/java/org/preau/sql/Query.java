package org.preau.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * One statement being prepared. Values are bound by name, rows come back as records by the names of
 * their components (snake case in SQL) or as single values.
 *
 * <p>Every terminal method may throw {@link ConstraintViolated}, {@link DatabaseUnavailable} or
 * {@link StorageFull}.
 */
public final class Query {

    private final Handle handle;
    private final String sql;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Query(Handle handle, String sql) {
        this.handle = handle;
        this.sql = sql;
    }

    /**
     * Binds {@code value} to {@code :name}.
     *
     * @param value null, a value type of {@code base}, an enum (bound in lower case), text, a
     *     number, a date, an instant, bytes, or a list of texts (bound as {@code text[]})
     */
    public Query bind(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    /** Runs the statement; how many rows it changed. */
    public int execute() {
        return Failures.translating(() -> {
            try (var update = handle.createUpdate(sql)) {
                return bound(update).execute();
            }
        });
    }

    /** All rows, in the order of the statement. */
    public <T> List<T> list(Class<T> type) {
        return Failures.translating(() -> {
            try (var query = handle.createQuery(sql)) {
                return bound(query).mapTo(type).list();
            }
        });
    }

    /** The first row, or empty. */
    public <T> Optional<T> first(Class<T> type) {
        return Failures.translating(() -> {
            try (var query = handle.createQuery(sql)) {
                return bound(query).mapTo(type).findFirst();
            }
        });
    }

    /**
     * The only row.
     *
     * @throws IllegalStateException unless there is exactly one
     */
    public <T> T one(Class<T> type) {
        return Failures.translating(() -> {
            try (var query = handle.createQuery(sql)) {
                return bound(query).mapTo(type).one();
            }
        });
    }

    /** Whether there is a row at all. */
    public boolean exists() {
        return Failures.translating(() -> {
            try (var query = handle.createQuery(sql)) {
                return bound(query).map((row, context) -> true).findFirst().isPresent();
            }
        });
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        values.forEach((name, value) -> Binding.bind(statement, name, value));
        return statement;
    }
}
