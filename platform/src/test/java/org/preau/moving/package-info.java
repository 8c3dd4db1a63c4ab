/** Whole sites that come and go from the workspace. */
@NullMarked
package org.preau.moving;

import org.jspecify.annotations.NullMarked;
