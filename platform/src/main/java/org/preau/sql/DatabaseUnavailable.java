package org.preau.sql;

/**
 * PostgreSQL cannot be reached, or ended the connection. Nothing was acknowledged; try again soon.
 */
public final class DatabaseUnavailable extends RuntimeException {
    DatabaseUnavailable(Throwable cause) {
        super("PostgreSQL is out of reach", cause);
    }
}
