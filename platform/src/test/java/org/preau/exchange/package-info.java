/** Sites on their way out and in. */
@NullMarked
package org.preau.exchange;

import org.jspecify.annotations.NullMarked;
