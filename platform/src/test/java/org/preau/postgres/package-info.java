/**
 * The embedded PostgreSQL, tried for real: servers are started, killed and started again.
 *
 * <p>As root the tests cross to another user, as an ordinary user they do not; both must pass.
 */
@NullMarked
package org.preau.postgres;

import org.jspecify.annotations.NullMarked;
