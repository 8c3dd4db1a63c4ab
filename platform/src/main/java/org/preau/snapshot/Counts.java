package org.preau.snapshot;

/**
 * Rows of one table that a restore concerns.
 *
 * @param back are not there now and come back
 * @param changed are there, and become what they were
 * @param gone came since, and go
 */
public record Counts(int back, int changed, int gone) {

    /** Both together. */
    public Counts and(Counts other) {
        return new Counts(back + other.back, changed + other.changed, gone + other.gone);
    }

    /** Whether it is nothing at all. */
    public boolean none() {
        return back + changed + gone == 0;
    }
}
