/** Tests of what is typed in the workspace and not saved yet. */
@NullMarked
package org.preau.typing;

import org.jspecify.annotations.NullMarked;
