package org.preau.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.apache.commons.mail2.core.EmailException;
import org.apache.commons.mail2.jakarta.SimpleEmail;
import org.preau.base.EmailAddress;

/**
 * A letter as a message of RFC 5322: our own Message-ID, so that a message of unsure fate can be
 * found again.
 */
final class LetterMessage {

    private LetterMessage() {}

    /**
     * @param messageId in its angle brackets
     * @throws EmailException when it cannot be one: a sign of a fault of ours, as addresses were
     *     checked
     */
    static MimeMessage of(
            EmailAddress from, String fromName, Letter letter, String messageId, Instant at)
            throws EmailException {
        SimpleEmail email = new WithMessageId(messageId);
        email.setMailSession(Session.getInstance(new Properties()));
        email.setCharset("UTF-8");
        email.setFrom(from.value(), HeaderLine.of(fromName));
        email.addTo(letter.to().value());
        email.setSubject(HeaderLine.of(letter.subject()));
        email.setMsg(letter.text());
        email.setSentDate(Date.from(at));
        email.addHeader("Auto-Submitted", "auto-generated");
        email.buildMimeMessage();
        return email.getMimeMessage();
    }

    private static final class WithMessageId extends SimpleEmail {
        private final String messageId;

        WithMessageId(String messageId) {
            this.messageId = messageId;
        }

        @Override
        protected MimeMessage createMimeMessage(Session session) {
            return new MimeMessage(session) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", messageId);
                }
            };
        }
    }
}
