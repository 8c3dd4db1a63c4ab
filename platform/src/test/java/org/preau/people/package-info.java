/** Tests of {@code people}: mandates, invitations, tokens and the audit log, on a whole server. */
@NullMarked
package org.preau.people;

import org.jspecify.annotations.NullMarked;
