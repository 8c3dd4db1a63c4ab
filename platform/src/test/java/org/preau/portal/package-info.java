@NullMarked
package org.preau.portal;

import org.jspecify.annotations.NullMarked;
