package org.preau.text;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Turns the levels that were typed into levels that never skip: whatever the first heading was, it
 * is the first level; a deeper one is one level deeper, however many signs it has.
 */
final class HeadingLevels {
    private final int first;
    private final Deque<Integer> open = new ArrayDeque<>();

    HeadingLevels(int first) {
        this.first = first;
    }

    /** The level to render, {@code first} to 6. */
    int of(int typed) {
        while (!open.isEmpty() && open.getLast() >= typed) {
            open.removeLast();
        }
        open.addLast(typed);
        return Math.min(6, first + open.size() - 1);
    }

    /** True when {@code typed} would skip a level under the heading it stands in. */
    boolean skips(int typed) {
        return !open.isEmpty() && typed > open.getLast() + 1;
    }
}
