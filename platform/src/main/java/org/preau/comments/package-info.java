/**
 * What readers write below articles: nobody, after somebody of the association has read it, or at
 * once, as the site says and each article may say otherwise. Written on a page of its own that
 * shows it first as it will look; what smells of spam waits; who published what from where is kept
 * apart.
 */
@NullMarked
package org.preau.comments;

import org.jspecify.annotations.NullMarked;
