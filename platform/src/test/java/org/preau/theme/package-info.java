/** What visitors see, asked over real HTTP of a whole server. */
@NullMarked
package org.preau.theme;

import org.jspecify.annotations.NullMarked;
