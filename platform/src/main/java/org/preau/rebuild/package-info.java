/**
 * How a whole platform comes back on an empty machine: what no association's snapshot has
 * (accounts, the associations themselves, the operator's own tables, settings) is kept in a vault
 * of its own, secrets sealed; a rebuild reads it, then every association's vault, and says what is
 * not back.
 */
@NullMarked
package org.preau.rebuild;

import org.jspecify.annotations.NullMarked;
