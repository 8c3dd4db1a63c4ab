/** Tests of languages and translations. */
@NullMarked
package org.preau.translation;

import org.jspecify.annotations.NullMarked;
