/** Tests of the menus of a site. */
@NullMarked
package org.preau.menu;

import org.jspecify.annotations.NullMarked;
