/**
 * How what an association owns becomes a tree of texts and files, and comes back from one: each
 * feature says it in a {@link org.preau.snapshot.Chapter} of its own.
 *
 * <p>What is done with such a tree is told in {@code org.preau.archive}.
 */
@NullMarked
package org.preau.snapshot;

import org.jspecify.annotations.NullMarked;
