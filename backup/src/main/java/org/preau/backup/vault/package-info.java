/**
 * The vault: versions of a tree of files, kept in an object store so that they can be proved.
 *
 * <p>{@link org.preau.backup.vault.Vault} is the door. Small files are git objects in packs that
 * JGit reads straight from the store; large ones are cut where their content says, and lie once in
 * bundles. {@code backup/FORMAT.md} says every byte; it knows neither the platform nor its rows.
 */
@NullMarked
package org.preau.backup.vault;

import org.jspecify.annotations.NullMarked;
