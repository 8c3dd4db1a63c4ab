/**
 * Holds the themes to their promises: every template of every theme is rendered with all its values
 * and with the fewest, in French and in English, and read back as a browser would. Colours, weights
 * and texts are checked on the sources. {@link org.preau.themes.PreviewPages} writes the same pages
 * to a folder, to look at them.
 */
@NullMarked
package org.preau.themes;

import org.jspecify.annotations.NullMarked;
