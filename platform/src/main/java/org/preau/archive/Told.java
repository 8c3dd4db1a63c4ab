package org.preau.archive;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.snapshot.Counts;

/**
 * What a restore did.
 *
 * @param before the snapshot that undoes it; null if it was not done
 * @param counts by chapter
 * @param files that the store had no longer
 * @param why not, as the end of a message's key; empty if it was done
 */
record Told(@Nullable Long before, Map<String, Counts> counts, int files, String why) {

    /** Keeps a copy of the counts, in their order. */
    Told {
        counts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(counts));
    }

    static Told failed(String why) {
        return new Told(null, Map.of(), 0, why);
    }
}
