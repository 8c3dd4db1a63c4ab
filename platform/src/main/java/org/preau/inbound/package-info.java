/**
 * The addresses of an association and what arrives at them: written down before the sender is told
 * that we have it, passed on by a job to whoever holds the office, kept where that cannot be done.
 */
@NullMarked
package org.preau.inbound;

import org.jspecify.annotations.NullMarked;
