/** The whole server, from outside: isolation over every route, two servers as one, failures. */
@NullMarked
package org.preau.whole;

import org.jspecify.annotations.NullMarked;
