/**
 * The second copy of every vault, encrypted in another place: what is copied to it each night, held
 * against its hashes, repaired both ways, and erased where the law asks for it.
 *
 * <p>Knows vaults by their names alone. How a mirror is made is said in {@code backup/MIRROR.md};
 * here is when, and what the operator is told.
 */
@NullMarked
package org.preau.mirror;

import org.jspecify.annotations.NullMarked;
