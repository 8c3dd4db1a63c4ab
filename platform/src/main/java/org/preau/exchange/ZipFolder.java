package org.preau.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a folder into an archive, its files within one folder that bears a name. */
public final class ZipFolder {

    private static final int BUFFER = 1 << 16;

    private ZipFolder() {}

    /**
     * @param name of the folder within the archive
     * @return {@code to}
     */
    public static Path of(Path folder, String name, Path to) throws IOException {
        try (OutputStream out =
                        new java.io.BufferedOutputStream(Files.newOutputStream(to), BUFFER);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> below = Files.walk(folder)) {
            for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                zip.putNextEntry(new ZipEntry(name + "/" + path));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return to;
    }
}
