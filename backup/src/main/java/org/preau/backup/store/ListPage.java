package org.preau.backup.store;

import java.util.List;

/**
 * A page of a listing.
 *
 * @param objects in the order of their keys; empty only on the last page
 * @param more whether there may be others after the last of these
 */
public record ListPage(List<ObjectStat> objects, boolean more) {
    /** Copies the list. */
    public ListPage {
        objects = List.copyOf(objects);
    }
}
