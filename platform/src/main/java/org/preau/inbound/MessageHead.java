package org.preau.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.preau.mail.HeaderLine;

/**
 * What is read of a message that somebody else wrote: its head, as far as it can be understood.
 *
 * @param author as the {@code From} line says, decoded, one line; empty when it says nothing
 * @param subject decoded, one line
 * @param id of the {@code Message-ID} line, with its brackets; empty when there is none
 * @param deliveredTo where it has been delivered before, lower case
 * @param hops how many servers have passed it on
 */
record MessageHead(String author, String subject, String id, List<String> deliveredTo, int hops) {

    /** How much of a message is read for it. */
    static final int MOST_BYTES = 200_000;

    /** Never throws: a head that is none is an empty one. */
    static MessageHead of(byte[] message) {
        try {
            InternetHeaders headers =
                    new InternetHeaders(
                            new ByteArrayInputStream(
                                    message, 0, Math.min(message.length, MOST_BYTES)),
                            true);
            return new MessageHead(
                    HeaderLine.decoded(headers.getHeader("From")),
                    HeaderLine.decoded(headers.getHeader("Subject")),
                    HeaderLine.decoded(headers.getHeader("Message-ID")),
                    lines(headers.getHeader("Delivered-To")),
                    lines(headers.getHeader("Received")).size());
        } catch (MessagingException | RuntimeException e) {
            return new MessageHead("", "", "", List.of(), 0);
        }
    }

    private static List<String> lines(String @Nullable [] all) {
        return all == null
                ? List.of()
                : Arrays.stream(all).map(it -> it.strip().toLowerCase(Locale.ROOT)).toList();
    }
}
