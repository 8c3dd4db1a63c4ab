/** Tests of {@code main}: the command line beside a running server. */
@NullMarked
package org.preau.main;

import org.jspecify.annotations.NullMarked;
