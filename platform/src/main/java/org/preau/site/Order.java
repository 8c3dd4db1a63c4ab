package org.preau.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Orders that people change by one step at a time. */
final class Order {

    private Order() {}

    /** The same with {@code moved} one place up or down; at the end nothing changes. */
    static List<UUID> moved(List<UUID> order, UUID moved, Direction direction) {
        List<UUID> after = new ArrayList<>(order);
        int from = after.indexOf(moved);
        int to = from + (direction == Direction.UP ? -1 : 1);
        if (from >= 0 && to >= 0 && to < after.size()) {
            Collections.swap(after, from, to);
        }
        return after;
    }
}
