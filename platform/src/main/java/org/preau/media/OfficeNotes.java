package org.preau.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes an office file anew without what it says of its makers: names, dates, firm, program, and
 * what cameras noted in its pictures. Its title and language stay, and every word of it; so do
 * remarks and tracked changes, which are words. The same file comes out the same.
 */
final class OfficeNotes {

    /** What may be unpacked of one file, in bytes. */
    private static final long UNPACKED = 150_000_000;

    private static final int MANIFEST = 2_000_000;
    private static final String TYPE = "mimetype";

    /** The first day that a zip can name. */
    private static final LocalDateTime NO_DAY = LocalDateTime.of(1980, 1, 1, 0, 0);

    private OfficeNotes() {}

    /**
     * @param file becomes the cleaned one, or stays as it is
     * @throws IOException when the disk refuses
     */
    static Left clean(Path file) throws IOException {
        Path made = Files.createTempFile(file.toAbsolutePath().getParent(), "office", "");
        try {
            Left left = rewrite(file, made);
            if (left == Left.NOTHING) {
                Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return left;
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static Left rewrite(Path file, Path made) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            if (entries.stream().anyMatch(OfficeNotes::isSignature)) {
                return Left.SIGNED;
            }
            if (isLocked(zip)) {
                return Left.LOCKED;
            }
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(made))) {
                out.setLevel(Deflater.BEST_SPEED);
                copy(zip, entries, out);
            }
            return Left.NOTHING;
        } catch (TooMuch e) {
            return Left.TOO_MUCH;
        } catch (ZipException | java.io.EOFException | IllegalArgumentException e) {
            return Left.UNREADABLE;
        }
    }

    private static boolean isSignature(ZipEntry entry) {
        String name = entry.getName();
        return name.startsWith("_xmlsignatures/")
                || name.equals("META-INF/documentsignatures.xml")
                || name.equals("META-INF/macrosignatures.xml");
    }

    private static boolean isLocked(ZipFile zip) throws IOException {
        ZipEntry manifest = zip.getEntry("META-INF/manifest.xml");
        if (manifest == null) {
            return false;
        }
        try (InputStream in = zip.getInputStream(manifest)) {
            return new String(in.readNBytes(MANIFEST), StandardCharsets.UTF_8)
                    .contains("encryption-data");
        }
    }

    /** The type first and unpacked, as ODF 1.2, part 3, §3.3 asks; then all in their order. */
    private static void copy(ZipFile zip, List<? extends ZipEntry> entries, ZipOutputStream out)
            throws IOException {
        long[] left = {UNPACKED};
        ZipEntry type = zip.getEntry(TYPE);
        if (type != null) {
            try (InputStream in = new Bounded(zip.getInputStream(type), left)) {
                stored(out, in.readNBytes(MANIFEST));
            }
        }
        for (ZipEntry entry : entries) {
            if (!entry.getName().equals(TYPE)) {
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTimeLocal(NO_DAY);
                out.putNextEntry(same);
                try (InputStream in = new Bounded(zip.getInputStream(entry), left)) {
                    part(entry.getName(), in, out);
                }
                out.closeEntry();
            }
        }
    }

    private static void stored(ZipOutputStream out, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(TYPE);
        entry.setTimeLocal(NO_DAY);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    private static void part(String name, InputStream in, OutputStream out) throws IOException {
        switch (name) {
            case "docProps/core.xml" -> write(out, DocumentTitle.read(in).asCore());
            case "meta.xml" -> write(out, DocumentTitle.read(in).asMeta());
            case "docProps/app.xml" -> write(out, DocumentTitle.NO_APPLICATION);
            case "docProps/custom.xml" -> write(out, DocumentTitle.NOTHING_CUSTOM);
            case "word/people.xml" -> write(out, DocumentTitle.NO_PEOPLE);
            default -> {
                if (isPicture(name)) {
                    PictureNotes.copy(in, out, false);
                } else {
                    in.transferTo(out);
                }
            }
        }
    }

    private static boolean isPicture(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jpg")
                || lower.endsWith(".jpeg")
                || lower.endsWith(".jfif")
                || lower.endsWith(".png");
    }

    private static void write(OutputStream out, String xml) throws IOException {
        out.write(xml.getBytes(StandardCharsets.UTF_8));
    }
}
