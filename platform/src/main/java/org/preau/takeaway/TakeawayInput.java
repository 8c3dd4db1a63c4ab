package org.preau.takeaway;

import org.jspecify.annotations.Nullable;

/**
 * What a program asks for.
 *
 * @param history whether all versions go along; absent for yes
 */
record TakeawayInput(@Nullable Boolean history) {}
