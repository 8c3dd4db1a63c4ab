/** Tests of the agenda. */
@NullMarked
package org.preau.agenda;

import org.jspecify.annotations.NullMarked;
