package org.preau.smtp;

import java.util.List;

/**
 * A message as it arrived.
 *
 * @param sender of the envelope, lower case; empty for a notice (RFC 5321 §4.5.5)
 * @param recipients of the envelope, lower case, each of them taken before; at least one
 * @param message headers and body, lines ended by CRLF, our {@code Received} first. Nobody changes
 *     it.
 */
public record Arrived(String sender, List<String> recipients, byte[] message) {

    public Arrived {
        recipients = List.copyOf(recipients);
    }
}
