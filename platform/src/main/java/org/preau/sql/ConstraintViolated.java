package org.preau.sql;

/**
 * The database said no, by a constraint with a name. An act turns the names it expects into an
 * outcome; the transaction is over.
 */
public final class ConstraintViolated extends RuntimeException {

    private final String constraint;

    ConstraintViolated(String constraint, Throwable cause) {
        super("constraint " + constraint + " violated", cause);
        this.constraint = constraint;
    }

    /** The constraint's name as the migrations give it. */
    public String constraint() {
        return constraint;
    }
}
