/**
 * Everything an association has in one archive: it opens from a USB key without a server, and
 * another Préau makes the same association of it.
 *
 * <p>What each feature puts into it is said by {@link org.preau.snapshot.OpenPart} and {@link
 * org.preau.snapshot.Chapter}.
 */
@NullMarked
package org.preau.takeaway;

import org.jspecify.annotations.NullMarked;
