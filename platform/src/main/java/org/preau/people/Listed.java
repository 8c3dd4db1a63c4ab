package org.preau.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, as the API answers it.
 *
 * @param next the address of what follows; absent at the end
 */
record Listed<T>(List<T> items, @Nullable String next) {}
