package org.preau.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement being prepared. Values are bound by name, rows come back as records by the names of
 * their components (snake case in SQL) or as single values.
 *
 * <p>Every terminal method may throw {@link ConstraintViolated}, {@link DatabaseUnavailable} or
 * {@link StorageFull}.
 *
 * <p>Plain JDBC: a library between took four times the CPU of the driver, most of it to find out at
 * each query how a record is made. PostgreSQL keeps the plan of a statement that a connection runs
 * for the fifth time.
 */
public final class Query {

    private final Connection connection;
    private final SqlText sql;
    private final @Nullable String reader;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    /** A null has no type: the driver asks PostgreSQL for it, and cuts its next message there. */
    private boolean fenced;

    /**
     * @param reader the tenant that a statement reads for which is a transaction of its own; null
     *     inside a transaction, which has named its tenant when it began
     */
    Query(Connection connection, String sql, @Nullable String reader) {
        this.connection = connection;
        this.sql = SqlText.of(sql);
        this.reader = reader;
    }

    /**
     * Binds {@code value} to {@code :name}.
     *
     * @param value null, a value type of {@code base}, an enum (bound in lower case), text, a
     *     number, a date, an instant, bytes, or a list of texts (bound as {@code text[]})
     * @throws IllegalArgumentException when the statement has no such name
     */
    public Query bind(String name, @Nullable Object value) {
        if (!sql.names().contains(name)) {
            throw new IllegalArgumentException("there is no :" + name + " in " + sql.jdbc());
        }
        values.put(name, value);
        fenced |= value == null;
        return this;
    }

    /** Runs the statement; how many rows it changed. */
    public int execute() {
        if (reader != null) {
            throw new IllegalStateException("who reads changes nothing: " + sql.jdbc());
        }
        return run(PreparedStatement::executeUpdate);
    }

    /** All rows, in the order of the statement. */
    public <T> List<T> list(Class<T> type) {
        return run(statement -> rows(statement, type, Integer.MAX_VALUE));
    }

    /** Its rows, to be read in one message with those of other statements, by {@link Tx#ask}. */
    public <T> Later<T> later(Class<T> type) {
        return new Later<>(this, type);
    }

    /** The first row, or empty; empty as well for a single value that is null. */
    public <T> Optional<T> first(Class<T> type) {
        List<T> rows = run(statement -> rows(statement, type, 1));
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.getFirst());
    }

    /**
     * The only row.
     *
     * @throws IllegalStateException unless there is exactly one
     */
    public <T> T one(Class<T> type) {
        List<T> rows = run(statement -> rows(statement, type, 2));
        if (rows.size() != 1) {
            throw new IllegalStateException("not one row but " + rows.size() + ": " + sql.jdbc());
        }
        return rows.getFirst();
    }

    /** Whether there is a row at all. */
    public boolean exists() {
        return run(statement -> {
            try (ResultSet rows = answer(statement)) {
                return rows.next();
            }
        });
    }

    /**
     * Rows one by one, so that memory holds few of them. Only within a transaction that stays open,
     * on its thread; other statements may run meanwhile.
     *
     * @param ahead how many rows are fetched at a time
     */
    public <T> Cursor<T> cursor(Class<T> type, int ahead) {
        if (reader != null) {
            throw new IllegalStateException(
                    "a transaction of its own ends too soon: " + sql.jdbc());
        }
        try {
            PreparedStatement statement = connection.prepareStatement(sql.jdbc());
            try {
                statement.setFetchSize(ahead);
                bindAll(statement);
                ResultSet rows = statement.executeQuery();
                return new Cursor<>(statement, rows, Rows.reader(type, rows));
            } catch (SQLException | RuntimeException e) {
                statement.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Failures.translated(e);
        }
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(Work<T> work) {
        String text = reader == null ? sql.jdbc() : fenced ? sql.fenced() : sql.alone();
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            bindAll(statement);
            return work.run(statement);
        } catch (SQLException e) {
            throw Failures.translated(e);
        }
    }

    /** As one transaction, in one message. All read for the same tenant, and bind no null. */
    static void together(Connection connection, String reader, List<Later<?>> all) {
        List<SqlText> texts = all.stream().map(later -> later.query().sql).toList();
        try (PreparedStatement statement = connection.prepareStatement(SqlText.together(texts))) {
            statement.setString(1, reader);
            int place = 1;
            for (Later<?> later : all) {
                place = later.query().bindAll(statement, place);
            }
            statement.execute();
            for (Later<?> later : all) {
                statement.getMoreResults();
                read(statement, later);
            }
        } catch (SQLException e) {
            throw Failures.translated(e);
        }
    }

    private static <T> void read(PreparedStatement statement, Later<T> later) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            later.found(rows(rows, later.type(), Integer.MAX_VALUE));
        }
    }

    /** Whether it may travel with others. */
    boolean isFenced() {
        return fenced;
    }

    private void bindAll(PreparedStatement statement) throws SQLException {
        int place = 0;
        if (reader != null) {
            statement.setString(++place, reader);
        }
        int _ = bindAll(statement, place);
    }

    /** Binds its values after the first {@code place}; the place of its last. */
    private int bindAll(PreparedStatement statement, int before) throws SQLException {
        int place = before;
        for (String name : sql.names()) {
            Object value = values.get(name);
            if (value == null && !values.containsKey(name)) {
                throw new IllegalStateException(
                        "nothing is bound to :" + name + " in " + sql.jdbc());
            }
            Binding.bind(statement, ++place, value);
        }
        return place;
    }

    /** The rows of the statement. Reading, one or two answers come before its own. */
    private ResultSet answer(PreparedStatement statement) throws SQLException {
        if (reader == null) {
            return statement.executeQuery();
        }
        statement.execute();
        statement.getMoreResults();
        if (fenced) {
            statement.getMoreResults();
        }
        return statement.getResultSet();
    }

    private <T> List<T> rows(PreparedStatement statement, Class<T> type, int most)
            throws SQLException {
        try (ResultSet rows = answer(statement)) {
            return rows(rows, type, most);
        }
    }

    private static <T> List<T> rows(ResultSet rows, Class<T> type, int most) throws SQLException {
        Rows.Reader<T> reader = Rows.reader(type, rows);
        List<T> all = new ArrayList<>();
        while (all.size() < most && rows.next()) {
            all.add(reader.read(rows));
        }
        return all;
    }
}
