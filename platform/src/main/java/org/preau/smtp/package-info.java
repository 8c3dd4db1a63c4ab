/**
 * Receives mail by SMTP (RFC 5321): the protocol only. Who has an address, and where a message
 * goes, is a {@link org.preau.smtp.Reception}'s to say.
 */
@NullMarked
package org.preau.smtp;

import org.jspecify.annotations.NullMarked;
