package org.preau.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    private static final int MOST_HEAD = 200_000;
    private static final int MOST_LINE = 300;

    /** Never throws: a head that is none is an empty one. */
    static MessageHead of(byte[] message) {
        try {
            InternetHeaders headers =
                    new InternetHeaders(
                            new ByteArrayInputStream(
                                    message, 0, Math.min(message.length, MOST_HEAD)),
                            true);
            return new MessageHead(
                    line(headers.getHeader("From")),
                    line(headers.getHeader("Subject")),
                    line(headers.getHeader("Message-ID")),
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

    private static String line(String @Nullable [] all) {
        if (all == null || all.length == 0) {
            return "";
        }
        String text = MimeUtility.unfold(all[0]);
        try {
            text = MimeUtility.decodeText(text);
        } catch (UnsupportedEncodingException | RuntimeException e) {
            // as it stands, then
        }
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\uFFFD]+", " ").strip();
        return line.substring(0, Math.min(line.length(), MOST_LINE));
    }
}
