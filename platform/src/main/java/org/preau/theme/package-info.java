/** The public sites: themes, what visitors see, feeds, search. */
@NullMarked
package org.preau.theme;

import org.jspecify.annotations.NullMarked;
