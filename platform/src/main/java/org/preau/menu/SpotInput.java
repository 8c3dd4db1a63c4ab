package org.preau.menu;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry is to stand.
 *
 * @param below the entry above it; none for the top
 * @param place among its siblings, from 1
 */
public record SpotInput(@Nullable UUID below, @Nullable Integer place) {}
