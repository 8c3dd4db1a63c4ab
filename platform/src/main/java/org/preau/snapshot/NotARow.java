package org.preau.snapshot;

/** A file of the tree cannot be read back as what it should be. */
public final class NotARow extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotARow(String why) {
        super(why);
    }
}
