/** Mail against a real SMTP server. */
@NullMarked
package org.preau.mail;

import org.jspecify.annotations.NullMarked;
