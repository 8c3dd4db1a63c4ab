package org.preau.snapshot;

import org.preau.tenancy.Tenancy;

/** What is asked before something that an association could regret. */
@FunctionalInterface
public interface Safeguard {

    /** Nothing is kept. */
    Safeguard NONE = (_, _, _) -> {};

    /** What is about to happen. */
    enum Danger {
        /** A site comes from elsewhere. */
        IMPORT,
        /** The site gets another theme. */
        THEME,
        /** The operator deletes the association; thirty days later its rows go. */
        DELETION
    }

    /**
     * Keeps everything as it is now, so that it can be had back. Call it outside of any
     * transaction, before the act; it blocks for as long as that takes. If it cannot, the log says
     * so and the act goes on.
     *
     * @param who is about to do it, as people call them
     */
    void before(Tenancy tenancy, Danger danger, String who);
}
