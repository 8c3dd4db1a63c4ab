package org.preau.postgres;

import org.jspecify.annotations.Nullable;

/** Thrown when the embedded PostgreSQL cannot serve; {@link #problem()} says why. */
public final class PostgresFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient PostgresProblem problem;

    PostgresFailure(PostgresProblem problem) {
        this(problem, null);
    }

    PostgresFailure(PostgresProblem problem, @Nullable Throwable cause) {
        super(problem.sentence(), cause);
        this.problem = problem;
    }

    /** What happened; its sentence is also this exception's message. */
    public PostgresProblem problem() {
        return problem;
    }
}
