/** Sign-in and accounts over real HTTP and a real PostgreSQL. */
@NullMarked
package org.preau.account;

import org.jspecify.annotations.NullMarked;
