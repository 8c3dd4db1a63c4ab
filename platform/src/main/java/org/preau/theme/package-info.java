/**
 * The public sites: themes, what visitors see, feeds, search.
 *
 * <p>A page is made in two steps: its rows are read in one transaction, through the view {@code
 * visible_article}, which alone knows what visitors may see; then its model is built and rendered
 * with the connection given back. {@link org.preau.theme.PublicSite} begins both.
 */
@NullMarked
package org.preau.theme;

import org.jspecify.annotations.NullMarked;
