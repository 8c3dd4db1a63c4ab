/**
 * The library of a site: pictures, recordings and documents, their words, and who may have them.
 */
@NullMarked
package org.preau.media;

import org.jspecify.annotations.NullMarked;
