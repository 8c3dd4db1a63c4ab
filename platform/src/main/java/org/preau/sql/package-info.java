/**
 * The one room where JDBC lives: pools for three roles, transactions that carry their tenant,
 * migrations, and the ear that listens for what other servers changed.
 *
 * <p>{@link org.preau.sql.Database#write} takes a {@link org.preau.tenancy.Tenancy} and gives a
 * {@link org.preau.sql.TenantTx}: SQL without a tenant does not compile.
 */
@NullMarked
package org.preau.sql;

import org.jspecify.annotations.NullMarked;
