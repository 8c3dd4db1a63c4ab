package org.preau.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out what a file is by its bytes. Its name and what the browser says of it count nothing: a
 * page of HTML that is called {@code photo.mp3} is a page of HTML.
 */
final class FileSignatures {

    /** How much of a file is looked at first, in bytes. */
    private static final int LOOK = 4_096;

    /** What a file turned out to be. */
    sealed interface Found {}

    /** Something that may be kept. */
    record Known(FileType type) implements Found {}

    /** A picture; {@link PictureWorkshop} takes it from here. */
    record APicture() implements Found {}

    /**
     * Something else.
     *
     * @param word the end of the message's key
     */
    record Refused(String word) implements Found {}

    private FileSignatures() {}

    /**
     * @throws IOException if the file cannot be read
     */
    static Found of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(LOOK);
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (head.length == 0) {
            return new Refused("empty");
        }
        if (PictureFormat.of(head).accepted()) {
            return new APicture();
        }
        Optional<Found> found =
                recording(file, head, start)
                        .or(() -> program(start))
                        .or(() -> otherPicture(head, start));
        return found.isPresent() ? found.get() : document(file, start);
    }

    private static Optional<Found> recording(Path file, byte[] head, String start)
            throws IOException {
        if (start.startsWith("ftyp", 4)) {
            return PictureFormat.of(head) == PictureFormat.HEIC
                    ? Optional.empty()
                    : Optional.of(Mp4Boxes.recognise(file, start));
        }
        if (start.startsWith("ID3") || isMp3Frame(head)) {
            return Optional.of(new Known(FileType.MP3));
        }
        if (start.startsWith("fLaC")) {
            return Optional.of(new Known(FileType.FLAC));
        }
        if (start.startsWith("OggS")) {
            boolean sound =
                    start.contains("OpusHead")
                            || start.contains("\u0001vorbis")
                            || start.contains("\u007fFLAC");
            boolean film = start.contains("\u0080theora");
            return Optional.of(sound && !film ? new Known(FileType.OGG) : new Refused("film"));
        }
        if (start.startsWith("\u001aE\u00df\u00a3")) {
            return Optional.of(
                    start.indexOf("webm") > 0 ? new Known(FileType.WEBM) : new Refused("film"));
        }
        boolean wave = start.startsWith("RIFF") && start.startsWith("WAVE", 8);
        if (wave || start.startsWith("FORM")) {
            return Optional.of(new Refused("wave"));
        }
        boolean film = start.startsWith("RIFF") || start.startsWith("0&²u\u008efÏ\u0011");
        return film ? Optional.of(new Refused("film")) : Optional.empty();
    }

    /** Two frames of the same kind, one where the other ends (ISO 11172-3 §2.4.1). */
    private static boolean isMp3Frame(byte[] head) {
        int length = Mp3Frame.length(head, 0);
        return length > 0 && Mp3Frame.length(head, length) > 0;
    }

    private static Optional<Found> program(String start) {
        boolean runs =
                start.startsWith("MZ")
                        || start.startsWith("\u007fELF")
                        || start.startsWith("#!")
                        || start.startsWith("\u00ca\u00fe\u00ba\u00be")
                        || start.startsWith("\u00cf\u00fa\u00ed\u00fe")
                        || start.startsWith("\u00fe\u00ed\u00fa")
                        || start.startsWith("\0asm")
                        || start.startsWith("!<arch>");
        return runs ? Optional.of(new Refused("program")) : Optional.empty();
    }

    private static Optional<Found> otherPicture(byte[] head, String start) {
        return switch (PictureFormat.of(head)) {
            case HEIC -> Optional.of(new Refused("heic"));
            case TIFF -> Optional.of(new Refused("tiff"));
            case SVG -> Optional.of(new Refused("svg"));
            default ->
                    start.startsWith("BM") && start.startsWith("\0\0\0\0", 6)
                            ? Optional.of(new Refused("picture"))
                            : Optional.empty();
        };
    }

    private static Found document(Path file, String start) throws IOException {
        if (start.startsWith("%PDF-")) {
            return new Known(FileType.PDF);
        }
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            return ZipKinds.recognise(file);
        }
        if (start.startsWith("{\\rtf")) {
            return new Known(FileType.RTF);
        }
        if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return new Refused("old-office");
        }
        boolean packed =
                start.startsWith("7z\u00bc\u00af")
                        || start.startsWith("Rar!")
                        || start.startsWith("\u001f\u008b");
        return packed ? new Refused("packed") : text(file, start);
    }

    private static Found text(Path file, String start) throws IOException {
        if (isMarkup(start)) {
            return new Refused("html");
        }
        return PlainTexts.recognise(file);
    }

    /** What a browser would take for a page, wherever a text begins with it. */
    private static boolean isMarkup(String start) {
        String bare = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
        String lower = bare.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("<!")
                || lower.startsWith("<?")
                || lower.contains("<html")
                || lower.contains("<script")
                || lower.contains("<svg")
                || lower.contains("<iframe")
                || lower.contains("<body");
    }
}
