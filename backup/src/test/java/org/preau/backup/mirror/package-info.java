/** A mirror that is copied, killed, spoilt, repaired and read with the wrong key. */
@NullMarked
package org.preau.backup.mirror;

import org.jspecify.annotations.NullMarked;
