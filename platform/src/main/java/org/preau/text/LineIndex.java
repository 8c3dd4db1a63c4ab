package org.preau.text;

import java.util.Arrays;

/** Tells the line of a place in a source; Flexmark counts them anew from the start each time. */
final class LineIndex {
    private final int[] starts;

    LineIndex(String source) {
        int[] found = new int[64];
        int count = 1;
        for (int i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) {
            found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
            found[count++] = i + 1;
        }
        starts = Arrays.copyOf(found, count);
    }

    /** From 1. */
    int of(int offset) {
        int place = Arrays.binarySearch(starts, offset);
        return place < 0 ? -place - 1 : place + 1;
    }
}
