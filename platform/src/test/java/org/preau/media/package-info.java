/** The library: what is taken in, what is refused, and who gets it. */
@NullMarked
package org.preau.media;

import org.jspecify.annotations.NullMarked;
