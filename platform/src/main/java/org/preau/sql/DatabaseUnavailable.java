package org.preau.sql;

/**
 * PostgreSQL cannot be reached, or ended the connection. Nothing was acknowledged; try again soon.
 */
public final class DatabaseUnavailable extends RuntimeException {
    private final String reason;

    DatabaseUnavailable(Throwable cause) {
        super("PostgreSQL is out of reach", cause);
        this.reason = String.valueOf(cause.getMessage());
    }

    /** What the driver said. */
    public String reason() {
        return reason;
    }
}
