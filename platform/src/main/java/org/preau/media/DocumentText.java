package org.preau.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;

/**
 * The words of a document, for the search. Whatever a file does to be read for ever or to fill
 * memory ends at a bound: see {@link OfficeText} and {@link PdfReader}.
 */
final class DocumentText {

    /** As many characters as are kept of one. */
    static final int MOST = 200_000;

    /** What came of it. */
    sealed interface Read {}

    /** Its words, {@value #MOST} characters of them at most. */
    record Words(String words) implements Read {}

    /**
     * None.
     *
     * @param state as the table has it: {@code nothing}, {@code too-much}, {@code unreadable}
     */
    record None(String state) implements Read {}

    private DocumentText() {}

    /** Whether documents of that media type are read at all. */
    static boolean isRead(String type) {
        return MediaKind.of(type) == MediaKind.DOCUMENT
                && !type.equals(FileType.ZIP.type())
                && !type.equals(FileType.RTF.type());
    }

    /** Reads a file of a media type that {@link FileSignatures} found. */
    static Read of(Path file, String type) {
        try {
            if (type.equals(FileType.PDF.type())) {
                return PdfReader.read(file);
            }
            boolean plain = type.equals(FileType.TXT.type()) || type.equals(FileType.CSV.type());
            return words(plain ? plain(file) : OfficeText.read(file, type));
        } catch (TooMuch e) {
            return new None("too-much");
        } catch (IOException | RuntimeException e) {
            return new None("unreadable");
        }
    }

    /** Fit for the table: one form of each letter, no signs that PostgreSQL refuses. */
    static Read words(String found) {
        String bounded = found.length() > MOST ? found.substring(0, MOST) : found;
        String clean =
                Normalizer.normalize(bounded, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]+", " ")
                        .replaceAll("\\s+", " ")
                        .strip();
        String cut = clean.length() > MOST ? clean.substring(0, MOST) : clean;
        return cut.isEmpty() ? new None("nothing") : new Words(cut);
    }

    private static String plain(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST * 2);
        }
        try {
            return text(bytes, StandardCharsets.UTF_8, CodingErrorAction.REPORT);
        } catch (CharacterCodingException e) {
            return text(bytes, Charset.forName("windows-1252"), CodingErrorAction.REPLACE);
        }
    }

    private static String text(byte[] bytes, Charset charset, CodingErrorAction action)
            throws IOException {
        StringBuilder text = new StringBuilder();
        try (Reader reader =
                new java.io.InputStreamReader(
                        new java.io.ByteArrayInputStream(bytes),
                        charset.newDecoder()
                                .onMalformedInput(action)
                                .onUnmappableCharacter(action))) {
            char[] part = new char[8_192];
            for (int read = reader.read(part);
                    read > 0 && text.length() < MOST;
                    read = reader.read(part)) {
                text.append(part, 0, read);
            }
        }
        return text.toString();
    }
}
