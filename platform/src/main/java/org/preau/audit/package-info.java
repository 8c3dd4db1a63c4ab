/**
 * What happened in an association, who did it and from where: written in the transaction of the act
 * itself, read by the association, kept for a year, never changed.
 */
@NullMarked
package org.preau.audit;

import org.jspecify.annotations.NullMarked;
