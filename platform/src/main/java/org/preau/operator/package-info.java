/** The operator's console, applications, announcements. */
@NullMarked
package org.preau.operator;

import org.jspecify.annotations.NullMarked;
