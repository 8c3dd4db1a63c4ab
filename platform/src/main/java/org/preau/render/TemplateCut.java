package org.preau.render;

/** A render passed a bound and ends here. Says nothing of where: {@link Sandbox} does. */
final class TemplateCut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Which bound. */
    enum Bound {
        /** CPU time. */
        TIME,
        /** Bytes of output. */
        SIZE
    }

    private final Bound bound;

    TemplateCut(Bound bound) {
        super(bound.name(), null, false, false);
        this.bound = bound;
    }

    Bound bound() {
        return bound;
    }
}
