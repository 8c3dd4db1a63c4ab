/**
 * What anybody may send to a site without an account, and what protects it: a signed token that
 * says when a form was given out, counted tries, a nose for spam. No third party, no script, no
 * puzzle, no cookie; what looks wrong is kept for a person to look at, never lost.
 */
@NullMarked
package org.preau.visitors;

import org.jspecify.annotations.NullMarked;
