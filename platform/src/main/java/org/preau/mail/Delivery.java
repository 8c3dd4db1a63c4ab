package org.preau.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.preau.base.EmailAddress;

/**
 * Brings a message to where it goes. Blocking, any thread. Never throws for what may happen to
 * mail: the outcome says it.
 */
public interface Delivery {

    /** How it went. */
    sealed interface Outcome {}

    /** Taken: the other side answers for it from now on. */
    record Taken() implements Outcome {}

    /** Not taken, and may be tried again: nobody was reached, or a refusal of the moment (4yz). */
    record Later(String why) implements Outcome {}

    /** Refused for good (5yz). */
    record Refused(String why) implements Outcome {}

    /** The answer was not seen: it may have been taken, so it must not be sent again blindly. */
    record Unsure(String why) implements Outcome {}

    /**
     * Brings {@code message} to one person.
     *
     * @param recipient of the envelope, whatever the message itself says (RFC 5321 §2.3.1)
     */
    Outcome deliver(MimeMessage message, EmailAddress recipient);

    /** Reads the outcome off what the SMTP client threw (RFC 5321 §4.2.1). */
    static Outcome of(MessagingException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            int code =
                    switch (t) {
                        case SMTPAddressFailedException address -> address.getReturnCode();
                        case SMTPSendFailedException send -> send.getReturnCode();
                        default -> 0;
                    };
            if (code >= 500) {
                return new Refused(line(t));
            }
            if (code >= 400) {
                return new Later(line(t));
            }
        }
        return new Unsure(line(failure));
    }

    /** What the server said, where it is its answer. */
    private static String line(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
