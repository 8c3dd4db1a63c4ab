/**
 * Who owns what: the associations of the platform, the hosts they answer at, and the capability
 * without which no row of theirs can be touched.
 *
 * <p>{@link org.preau.tenancy.Tenancy} is made by the gates and the job runner only; {@link
 * org.preau.tenancy.TenantDirectory} is an immutable snapshot, swapped whole.
 */
@NullMarked
package org.preau.tenancy;

import org.jspecify.annotations.NullMarked;
