@NullMarked
package org.preau.operator;

import org.jspecify.annotations.NullMarked;
