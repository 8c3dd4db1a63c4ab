/**
 * What somebody types in a form of the workspace or the console and has not saved yet: kept on the
 * server beside the browser's own copy, handed back to that person alone, and done with once the
 * form was saved; and who else has such a form open. The texts of a site have {@code
 * site.KeepTyping}.
 */
@NullMarked
package org.preau.typing;

import org.jspecify.annotations.NullMarked;
