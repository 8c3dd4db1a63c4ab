package org.preau.smtp;

/** Says which mail is taken, and takes it. Any thread, several at once. */
public interface Reception {

    /**
     * Whether mail for {@code recipient} is taken: before its bytes are sent, so that a wrong
     * address is refused to whoever wrote it.
     *
     * @param recipient lower case
     */
    Verdict recipient(String sender, String recipient);

    /** Takes a message: it is durable when this returns {@link Verdict.Taken}. */
    Verdict take(Arrived arrived);
}
