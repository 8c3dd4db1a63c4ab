/** Tests of what snapshots carry. */
@NullMarked
package org.preau.snapshot;

import org.jspecify.annotations.NullMarked;
