/** Offices, mandates, invitations, tokens and the audit log of an association. */
@NullMarked
package org.preau.people;

import org.jspecify.annotations.NullMarked;
