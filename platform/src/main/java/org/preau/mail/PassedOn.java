package org.preau.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A message that arrived, on its way to a person: its bytes as they were, so that its signature
 * stays good, below lines that say where it has been. Who gets it again at the same address knows a
 * loop by them.
 */
final class PassedOn {

    private PassedOn() {}

    /**
     * @param sender of the envelope
     * @param deliveredTo the addresses that it arrived at
     */
    static MimeMessage of(byte[] message, String sender, List<String> deliveredTo)
            throws MessagingException {
        StringBuilder lines = new StringBuilder();
        deliveredTo.forEach(
                address -> lines.append("Delivered-To: ").append(address).append("\r\n"));
        InputStream whole =
                new SequenceInputStream(
                        new ByteArrayInputStream(
                                lines.toString().getBytes(StandardCharsets.US_ASCII)),
                        new ByteArrayInputStream(message));
        SMTPMessage passed = new SMTPMessage(Session.getInstance(new Properties()), whole);
        passed.setEnvelopeFrom(sender);
        return passed;
    }
}
