/** Sign-in, the account itself, offices and invitations. */
@NullMarked
package org.preau.account;

import org.jspecify.annotations.NullMarked;
