package org.preau.site;

import org.jspecify.annotations.Nullable;

/**
 * A change of state as the API takes it.
 *
 * @param version the one that was read; left out for whichever stands
 * @param word to its writer, when it is declined
 */
public record StateInput(@Nullable Integer version, @Nullable String word) {

    int read() {
        return version == null ? 0 : version;
    }
}
