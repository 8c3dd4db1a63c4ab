/** Mail that comes in, from the line to the people. */
@NullMarked
package org.preau.inbound;

import org.jspecify.annotations.NullMarked;
