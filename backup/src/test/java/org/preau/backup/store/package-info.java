/** The acceptance suite of the byte seam, and the servers it needs. */
@NullMarked
package org.preau.backup.store;

import org.jspecify.annotations.NullMarked;
