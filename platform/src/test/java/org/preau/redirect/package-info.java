/** Tests of old addresses. */
@NullMarked
package org.preau.redirect;

import org.jspecify.annotations.NullMarked;
