package org.preau.translation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a text says the same as.
 *
 * @param target the id of another of its kind, in another language; none changes nothing
 */
public record LinkInput(@Nullable UUID target) {}
