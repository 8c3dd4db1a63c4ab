/**
 * What somebody types in any form of the workspace and has not saved yet: kept on the server beside
 * the browser's own copy, handed back to that person alone, and done with once the form was saved.
 * The texts of a site have more: {@code site.KeepTyping} knows who else has one open.
 */
@NullMarked
package org.preau.typing;

import org.jspecify.annotations.NullMarked;
