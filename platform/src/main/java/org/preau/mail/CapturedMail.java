package org.preau.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message that a demonstration did not send, as {@link FolderDelivery} keeps it.
 *
 * @param file its name
 * @param at when it would have left
 * @param to the recipient of its envelope
 * @param from as the message says, decoded; empty when it says nothing
 * @param subject decoded; empty when there is none
 * @param message the whole of it: as UTF-8 where it is that, else each byte as a character
 */
public record CapturedMail(
        String file, Instant at, String to, String from, String subject, String message) {

    /**
     * All in {@code folder}, the oldest first; none when there is no such folder.
     *
     * @throws IOException when they cannot be read
     */
    public static List<CapturedMail> in(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files =
                    all.filter(file -> file.toString().endsWith(FolderDelivery.END))
                            .sorted()
                            .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
        List<CapturedMail> mail = new ArrayList<>();
        for (Path file : files) {
            mail.add(read(file));
        }
        return mail;
    }

    private static CapturedMail read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String name = file.getFileName().toString();
        return new CapturedMail(
                name,
                Files.getLastModifiedTime(file).toInstant(),
                FolderDelivery.recipient(name),
                header(bytes, "From"),
                header(bytes, "Subject"),
                text(bytes));
    }

    private static String header(byte[] bytes, String name) {
        try {
            InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(bytes), true);
            return HeaderLine.decoded(headers.getHeader(name));
        } catch (MessagingException e) {
            return "";
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
