/** The portal's home, the directory, help, the workspace's home. */
@NullMarked
package org.preau.portal;

import org.jspecify.annotations.NullMarked;
