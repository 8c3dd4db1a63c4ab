/** Tests of archives that hold everything of an association. */
@NullMarked
package org.preau.takeaway;

import org.jspecify.annotations.NullMarked;
