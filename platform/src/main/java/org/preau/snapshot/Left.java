package org.preau.snapshot;

/** What is left of a file of rows once some of them, or something in them, was taken out. */
public sealed interface Left {
    /** Everything: nothing was to be taken out. */
    record All() implements Left {}

    /** Nothing: the whole file goes. */
    record Nothing() implements Left {}

    /** Something else. */
    record Some(byte[] file) implements Left {}
}
