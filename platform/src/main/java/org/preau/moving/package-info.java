/**
 * Whole sites that come and go from the workspace: a file is sent, looked at, brought by a job and
 * taken away again; a site is made into a file to download.
 *
 * <p>What is read and written is {@link org.preau.exchange}'s.
 */
@NullMarked
package org.preau.moving;

import org.jspecify.annotations.NullMarked;
