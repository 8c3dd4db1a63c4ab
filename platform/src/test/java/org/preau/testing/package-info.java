/**
 * What tests stand on: a real PostgreSQL, started once for the JVM, and a whole server over a
 * database of its own, with two associations of which the second is there to stay invisible.
 */
@NullMarked
package org.preau.testing;

import org.jspecify.annotations.NullMarked;
