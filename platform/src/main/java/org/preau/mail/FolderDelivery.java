package org.preau.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;

/**
 * Keeps messages in a folder instead of sending them: for a demonstration, one {@code .eml} file
 * (RFC 5322) each, named by the moment, a sign of its own and the recipient.
 */
public final class FolderDelivery implements Delivery {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** How names end. */
    static final String END = ".eml";

    private static final int UNIQUE = 8;

    /** What stands before the recipient: {@code yyyyMMdd-HHmmss-SSS-xxxxxxxx-}. */
    private static final int BEFORE = 29;

    private final Path folder;
    private final Clock clock;

    public FolderDelivery(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Outcome deliver(MimeMessage message, EmailAddress recipient) {
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve("." + Ids.next() + ".part");
            try (OutputStream out = Files.newOutputStream(part)) {
                message.writeTo(out);
            }
            Files.move(part, folder.resolve(name(recipient)), StandardCopyOption.ATOMIC_MOVE);
            return new Taken();
        } catch (IOException | MessagingException e) {
            return new Later(e.toString());
        }
    }

    private String name(EmailAddress recipient) {
        String to = recipient.value().replaceAll("[^a-z0-9@.+-]", "_");
        String id = Ids.next().toString(); // two may leave within a millisecond
        return MOMENT.format(clock.instant())
                + "-"
                + id.substring(id.length() - UNIQUE)
                + "-"
                + to
                + END;
    }

    /** The recipient that is in the name of a file. */
    static String recipient(String name) {
        return name.substring(BEFORE, name.length() - END.length());
    }
}
