/** Tests of comments: written by readers and robots, read by the association. */
@NullMarked
package org.preau.comments;

import org.jspecify.annotations.NullMarked;
