/** Tests of the models of sites. */
@NullMarked
package org.preau.blueprint;

import org.jspecify.annotations.NullMarked;
