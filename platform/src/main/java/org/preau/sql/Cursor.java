package org.preau.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are read one by one, as they are needed. Close it; its transaction closes it at the
 * latest.
 */
public final class Cursor<T> implements AutoCloseable {

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final Rows.Reader<T> reader;

    Cursor(PreparedStatement statement, ResultSet rows, Rows.Reader<T> reader) {
        this.statement = statement;
        this.rows = rows;
        this.reader = reader;
    }

    /** The next row; null after the last one. */
    public @Nullable T next() {
        try {
            return rows.next() ? reader.read(rows) : null;
        } catch (SQLException e) {
            throw Failures.translated(e);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw Failures.translated(e);
        }
    }
}
