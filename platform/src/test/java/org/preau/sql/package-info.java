/** The SQL room against a real PostgreSQL. */
@NullMarked
package org.preau.sql;

import org.jspecify.annotations.NullMarked;
