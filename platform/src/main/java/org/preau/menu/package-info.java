/**
 * The menus of a site: by themselves they follow its sections and pages; an association may make
 * its own, of entries it names, orders and nests, for the head and for the foot of every page.
 * {@code theme} shows them.
 */
@NullMarked
package org.preau.menu;

import org.jspecify.annotations.NullMarked;
