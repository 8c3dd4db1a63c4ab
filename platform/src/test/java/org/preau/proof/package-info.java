@NullMarked
package org.preau.proof;

import org.jspecify.annotations.NullMarked;
