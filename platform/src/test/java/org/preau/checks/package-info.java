/** What is said of texts before others read them, on a real database. */
@NullMarked
package org.preau.checks;

import org.jspecify.annotations.NullMarked;
