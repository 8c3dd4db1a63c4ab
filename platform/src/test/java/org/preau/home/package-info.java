/** Tests of the home page made of blocks. */
@NullMarked
package org.preau.home;

import org.jspecify.annotations.NullMarked;
