/** Snapshots over a whole server. */
@NullMarked
package org.preau.archive;

import org.jspecify.annotations.NullMarked;
