/**
 * Snapshots of everything an association owns: taken minutes after a change and before anything
 * dangerous, kept in a vault of its own, compared, and brought back, as a whole or in part.
 *
 * <p>What a snapshot holds is said by the chapters of {@link org.preau.snapshot}.
 */
@NullMarked
package org.preau.archive;

import org.jspecify.annotations.NullMarked;
