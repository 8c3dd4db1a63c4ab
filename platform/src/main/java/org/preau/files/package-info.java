/**
 * The file space: an association's office files, by WebDAV and in the browser. Rows say what a
 * folder holds and held ({@code file_state}), objects of the store hold the bytes, each once. An
 * act changes the space of one association alone, in one transaction; nothing is overwritten, so
 * every version, the trash and "this folder as it was last Tuesday" are read from the rows. Classes
 * that begin with {@code Dav} speak RFC 4918; the others know no protocol.
 */
@NullMarked
package org.preau.files;

import org.jspecify.annotations.NullMarked;
