package org.preau.backup.mirror;

/** How verifying ended. */
public sealed interface VerifyOutcome {
    /** What was found until then. */
    VerifyReport report();

    /** All that was read is whole. */
    record Whole(VerifyReport report) implements VerifyOutcome {}

    /** Something was damaged or missing; all of it is whole again, verified as it was written. */
    record Repaired(VerifyReport report) implements VerifyOutcome {}

    /** Something is damaged, missing or unreadable and was not repaired: see the findings. */
    record Broken(VerifyReport report) implements VerifyOutcome {}

    /**
     * The store failed, or it was interrupted.
     *
     * @param why in words
     */
    record Stopped(VerifyReport report, String why) implements VerifyOutcome {}
}
