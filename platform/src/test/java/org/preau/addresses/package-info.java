/** Tests of addresses of one's own. */
@NullMarked
package org.preau.addresses;

import org.jspecify.annotations.NullMarked;
