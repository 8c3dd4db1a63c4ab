/**
 * The coming and going of whole sites: out as files that anybody can read, in from such files and
 * from the dumps of other software.
 *
 * <p>What comes goes through the site's own acts, one transaction for each item, under an
 * identifier that follows from its source, so that an import may be cut short and run again. A
 * {@link ArrivalReport} says what did not come, and why.
 */
@NullMarked
package org.preau.exchange;

import org.jspecify.annotations.NullMarked;
