/** Tests of looks: palettes, what is published, what the workspace shows. */
@NullMarked
package org.preau.look;

import org.jspecify.annotations.NullMarked;
