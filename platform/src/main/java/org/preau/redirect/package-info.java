/**
 * The addresses that were given up and still lead on: those of a former site, and those that texts
 * and sections had here. Each leads to a text or a section, never to another address, so that no
 * two can lead to each other.
 */
@NullMarked
package org.preau.redirect;

import org.jspecify.annotations.NullMarked;
