/**
 * What the operator does: opens associations one by one, from a file or on somebody's application,
 * takes them through the steps of their life, measures and erases, announces, enters visibly.
 *
 * <p>Also the two doors beside it: an association's own domain, and the portal's form of
 * application. Works across tenants through {@link org.preau.sql.OperatorTx} only.
 */
@NullMarked
package org.preau.operator;

import org.jspecify.annotations.NullMarked;
