package org.preau.site;

import org.jspecify.annotations.Nullable;

/** A step in an order as the API takes it: {@code up} or {@code down}. */
public record DirectionInput(@Nullable Direction direction) {}
