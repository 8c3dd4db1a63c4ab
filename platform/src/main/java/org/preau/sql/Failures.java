package org.preau.sql;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns what the driver throws into the few failures that the rest of the house knows. */
final class Failures {

    private Failures() {}

    /**
     * What is no failure of a kind that the house knows is broken, and says what the driver said.
     */
    static RuntimeException translated(SQLException failure) {
        return translated(
                new IllegalStateException("a statement failed: " + failure.getMessage(), failure));
    }

    static RuntimeException translated(RuntimeException failure) {
        SQLException cause = sqlCause(failure);
        if (cause == null) {
            return failure;
        }
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.startsWith("23")) {
            return new ConstraintViolated(constraint(cause), failure);
        }
        if (state.equals("53100")) {
            return new StorageFull(failure);
        }
        return isConnection(cause, state) ? new DatabaseUnavailable(failure) : failure;
    }

    /** Class 08: connection; 57P01 to 03: shutting down, crashed, starting; 53300: no free slot. */
    private static boolean isConnection(SQLException cause, String state) {
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("53300")
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException;
    }

    private static String constraint(SQLException cause) {
        ServerErrorMessage message =
                cause instanceof PSQLException error ? error.getServerErrorMessage() : null;
        String name = message == null ? null : message.getConstraint();
        return name == null ? "" : name;
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
