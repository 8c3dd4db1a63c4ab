package org.preau.render;

/**
 * A template is broken, or does not fit the view it was given: a fault of the program or of a
 * theme, never of the reader.
 */
public final class RenderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says which template and what is wrong. */
    public RenderException(String message) {
        super(message);
    }

    /** Says which template and what is wrong, and keeps the engine's own exception. */
    public RenderException(String message, Throwable cause) {
        super(message, cause);
    }
}
