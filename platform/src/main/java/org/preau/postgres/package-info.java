/**
 * The PostgreSQL that comes with Préau: unpacked, created, started, watched and stopped by
 * ourselves.
 *
 * <p>It is a real one: durable, password-protected, never root. {@link EmbeddedPostgres} is the
 * door; what can go wrong is a {@link PostgresProblem}. Knows neither JDBC nor the rest of Préau; a
 * folder has one owner at a time, and whatever a killed owner left behind is cleared at the start.
 */
@NullMarked
package org.preau.postgres;

import org.jspecify.annotations.NullMarked;
