package org.preau.home;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a block.
 *
 * @param id of the copy: sent twice, made once
 */
public record CopyInput(@Nullable UUID id) {}
