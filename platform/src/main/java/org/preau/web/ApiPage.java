package org.preau.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API answers where there may be many.
 *
 * @param items in their order
 * @param next the address of what follows; null on the last page
 */
public record ApiPage<T>(List<T> items, @Nullable String next) {

    public ApiPage {
        items = List.copyOf(items);
    }
}
