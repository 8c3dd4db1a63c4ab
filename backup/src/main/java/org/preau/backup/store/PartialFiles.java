package org.preau.backup.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;

/** Sweeps the files that killed writers left without a name. */
final class PartialFiles {
    private PartialFiles() {}

    /**
     * Deletes what nobody has written to since that moment. Best effort: a file that cannot be
     * looked at or deleted costs room, not an opening.
     *
     * @throws IOException if the folder itself cannot be read
     */
    static void sweep(Path folder, Instant before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                sweepFile(file, before);
            }
        }
    }

    private static void sweepFile(Path file, Instant before) {
        try {
            Instant written =
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
            if (written.isBefore(before)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Its writer has just given it its name, another process sweeps too, or it stays.
        }
    }
}
