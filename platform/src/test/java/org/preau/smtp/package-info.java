/** The protocol by which mail comes in, with raw bytes on a real line. */
@NullMarked
package org.preau.smtp;

import org.jspecify.annotations.NullMarked;
