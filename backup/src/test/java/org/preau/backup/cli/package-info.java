/** The command line, as somebody types it. */
@NullMarked
package org.preau.backup.cli;

import org.jspecify.annotations.NullMarked;
