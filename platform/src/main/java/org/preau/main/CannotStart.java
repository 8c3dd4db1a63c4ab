package org.preau.main;

/** The platform cannot start; the message says what happened, to what, and what to do. */
public final class CannotStart extends RuntimeException {
    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }

    CannotStart(String message) {
        super(message);
    }
}
