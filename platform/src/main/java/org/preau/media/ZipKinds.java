package org.preau.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.preau.media.FileSignatures.Found;
import org.preau.media.FileSignatures.Known;
import org.preau.media.FileSignatures.Refused;

/**
 * Tells office files and archives apart: all of them are zips. Only the list of what is inside is
 * read, and of one entry some bytes; nothing is unpacked.
 */
final class ZipKinds {

    /** More entries than any document has; the list of a hostile one would fill memory. */
    private static final int ENTRIES = 20_000;

    private static final int TYPE = 100;

    private ZipKinds() {}

    static Found recognise(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > ENTRIES) {
                return new Refused("packed");
            }
            if (runs(zip)) {
                return new Refused("program");
            }
            Optional<FileType> office = openDocument(zip).or(() -> officeOpen(zip));
            return new Known(office.orElse(FileType.ZIP));
        } catch (IllegalArgumentException | java.util.zip.ZipException e) {
            return new Refused("damaged");
        }
    }

    /** ODF 1.2, part 3, §3.3: the entry “mimetype” says it in so many words. */
    private static Optional<FileType> openDocument(ZipFile zip) throws IOException {
        ZipEntry said = zip.getEntry("mimetype");
        if (said == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(said)) {
            String type = new String(in.readNBytes(TYPE), StandardCharsets.US_ASCII).strip();
            return Arrays.stream(FileType.values())
                    .filter(one -> one.type().equals(type))
                    .filter(one -> type.contains("opendocument"))
                    .findFirst();
        }
    }

    /** ISO/IEC 29500-2: the parts have their usual places. */
    private static Optional<FileType> officeOpen(ZipFile zip) {
        if (zip.getEntry("[Content_Types].xml") == null) {
            return Optional.empty();
        }
        if (zip.getEntry("word/document.xml") != null) {
            return Optional.of(FileType.DOCX);
        }
        if (zip.getEntry("xl/workbook.xml") != null) {
            return Optional.of(FileType.XLSX);
        }
        return zip.getEntry("ppt/presentation.xml") != null
                ? Optional.of(FileType.PPTX)
                : Optional.empty();
    }

    /** A program of Java or of a telephone, or an office file with macros. */
    private static boolean runs(ZipFile zip) {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName().toLowerCase(Locale.ROOT);
            if (name.equals("meta-inf/manifest.mf")
                    || name.equals("classes.dex")
                    || name.endsWith("vbaproject.bin")
                    || name.endsWith("vbadata.xml")) {
                return true;
            }
        }
        return false;
    }
}
