/**
 * Values that every other package speaks in: identifiers, slugs, addresses, time.
 *
 * <p>Knows nothing but {@code java.base}; a wrong value cannot be built.
 */
@NullMarked
package org.preau.base;

import org.jspecify.annotations.NullMarked;
