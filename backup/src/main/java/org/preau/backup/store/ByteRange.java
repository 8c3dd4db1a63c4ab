package org.preau.backup.store;

/**
 * A part of an object. What of it lies beyond the end is left out, silently: a range that begins at
 * or after the end is empty, as in a file.
 *
 * @param offset first byte, from 0
 * @param length how many bytes at most, 0 or more
 */
public record ByteRange(long offset, long length) {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if either is negative
     */
    public ByteRange {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("Not a range: " + offset + "+" + length);
        }
    }

    /** Where the range begins in an object of this size: at its end if beyond. */
    public long offsetIn(long size) {
        return Math.min(offset, size);
    }

    /** How many bytes of an object of this size the range holds. */
    public long lengthIn(long size) {
        return Math.min(length, size - offsetIn(size));
    }
}
