/** The second copy is whole, kept up to date, repaired, and erased where it must be. */
@NullMarked
package org.preau.mirror;

import org.jspecify.annotations.NullMarked;
