package org.preau.main;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.preau.web.Secrets;

/**
 * The platform's one secret: from the settings, else made once in the data folder, readable by its
 * owner only.
 */
final class PlatformSecret {

    private PlatformSecret() {}

    static String of(Settings settings) {
        String said = settings.text(Setting.SECRET);
        return said.isEmpty() ? kept(settings.data().resolve("secret")) : said;
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStart(
                    "The secret "
                            + file
                            + " cannot be read or written: "
                            + e.getMessage()
                            + ". Give the folder to the user that runs Préau.",
                    e);
        }
    }

    private static void make(Path file) throws IOException {
        try {
            Path made =
                    Files.createFile(
                            file,
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(made, Secrets.random() + Secrets.random(), StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException e) {
            return;
        }
    }
}
