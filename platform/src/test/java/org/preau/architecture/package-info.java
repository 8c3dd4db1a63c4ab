/** The directions of the house, each with its reason in plain words. */
@NullMarked
package org.preau.architecture;

import org.jspecify.annotations.NullMarked;
