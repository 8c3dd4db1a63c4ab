/**
 * How a site looks, chosen by its association: theme, colours, letters, header, day and night. The
 * few colours that are chosen give all the others; a palette that could not be read is refused with
 * the pair, its ratio and the nearest one that can. What is tried on is shown on the real site, in
 * the workspace, before anything is public; former looks are kept and can be put on again.
 */
@NullMarked
package org.preau.look;

import org.jspecify.annotations.NullMarked;
