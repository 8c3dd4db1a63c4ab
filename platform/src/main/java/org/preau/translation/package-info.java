/**
 * The languages of a site's texts, and texts that say the same in several: an article, page or
 * section may be in another language than its site, and be linked to its translations. {@code
 * theme} shows visitors those that are public.
 */
@NullMarked
package org.preau.translation;

import org.jspecify.annotations.NullMarked;
