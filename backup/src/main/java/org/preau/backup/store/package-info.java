/**
 * The byte seam: named bytes in a folder or in an S3 bucket, behind one small contract.
 *
 * <p>{@link org.preau.backup.store.ObjectStore} is the contract, {@link
 * org.preau.backup.store.DirectoryStore} and {@link org.preau.backup.store.S3Store} keep it, and
 * {@link org.preau.backup.store.ObjectStores} opens either from one line of configuration. It
 * carries the media of the websites and the packs of the vault; it knows neither of them.
 */
@NullMarked
package org.preau.backup.store;

import org.jspecify.annotations.NullMarked;
