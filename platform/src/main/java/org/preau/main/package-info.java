/**
 * Where the house is put together: the settings, every {@code new} from top to bottom, the command
 * line.
 */
@NullMarked
package org.preau.main;

import org.jspecify.annotations.NullMarked;
