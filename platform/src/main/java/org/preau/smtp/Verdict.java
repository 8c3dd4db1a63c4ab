package org.preau.smtp;

/** What a sender is told. */
public sealed interface Verdict {

    /** We answer for it from now on. */
    record Taken() implements Verdict {}

    /**
     * Not taken.
     *
     * @param code of RFC 5321 §4.2: 4yz for now, 5yz for good
     * @param text one line of ASCII that begins with the status of RFC 3463, as {@code 5.1.1 ...}
     */
    record Refused(int code, String text) implements Verdict {}

    Verdict TAKEN = new Taken();
}
