/**
 * The home page that an association arranges of blocks: chosen, filled in, moved, hidden, looked at
 * in the site's own theme, and only then made public. {@code theme} draws what is public; this is
 * where it is prepared.
 */
@NullMarked
package org.preau.home;

import org.jspecify.annotations.NullMarked;
