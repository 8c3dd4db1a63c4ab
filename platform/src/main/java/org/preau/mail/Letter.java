package org.preau.mail;

import org.preau.base.EmailAddress;

/**
 * A message to one person.
 *
 * @param subject one line: control characters become spaces before it is sent
 * @param text plain text, lines ended by LF
 */
public record Letter(EmailAddress to, String subject, String text) {}
