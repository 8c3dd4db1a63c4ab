package org.preau.home;

import org.jspecify.annotations.Nullable;

/**
 * Where a block is to stand.
 *
 * @param place among the blocks, from 1
 */
public record PlaceInput(@Nullable Integer place) {}
