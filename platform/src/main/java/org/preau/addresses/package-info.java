/**
 * Mail addresses that an association makes by itself, beside those of its offices, and whom what
 * arrives there goes on to: people who said yes.
 */
@NullMarked
package org.preau.addresses;

import org.jspecify.annotations.NullMarked;
