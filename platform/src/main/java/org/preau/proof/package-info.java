/**
 * The proof that what is kept can be had back: some associations each night, each of them at least
 * once a month, are really restored into a hidden place and compared with what the vault says.
 *
 * <p>What is found is dated, told to the association and its board, and rings at the operator's.
 */
@NullMarked
package org.preau.proof;

import org.jspecify.annotations.NullMarked;
