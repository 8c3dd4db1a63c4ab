package org.preau.forms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.preau.web.Upload;

/**
 * The files that an answer may bring: known by how they begin, not by what they are called, and
 * nothing that a browser or an office would run by itself.
 */
enum FileKind {
    PDF("application/pdf", "pdf", "%PDF-"),
    JPEG("image/jpeg", "jpg", "\u00ff\u00d8\u00ff"),
    PNG("image/png", "png", "\u0089PNG\r\n\u001a\n"),
    WEBP("image/webp", "webp", "RIFF"),
    /** OpenDocument and Office Open XML, without macros by their ending. */
    OFFICE("application/zip", "", "PK\u0003\u0004");

    /** The heaviest file, in bytes. */
    static final int BYTES = 10_000_000;

    /** For the browser's own chooser. */
    static final String ACCEPTED = ".pdf,.jpg,.jpeg,.png,.webp,.odt,.ods,.docx,.xlsx";

    private static final int HEAD = 12;
    private static final String OFFICES = " odt ods odp docx xlsx pptx ";

    private final String type;
    private final String ending;
    private final String begins;

    FileKind(String type, String ending, String begins) {
        this.type = type;
        this.ending = ending;
        this.begins = begins;
    }

    /** The media type it is kept under. */
    String type() {
        return type;
    }

    /** The ending of its name: its own, or that of the office file that it is. */
    String ending(String name) {
        return this == OFFICE ? ended(name) : ending;
    }

    /** What {@code upload} is; empty for anything else. */
    static Optional<FileKind> of(Upload upload) {
        byte[] head = head(upload);
        return Arrays.stream(values()).filter(kind -> kind.fits(head, upload.name())).findFirst();
    }

    private boolean fits(byte[] head, String name) {
        for (int i = 0; i < begins.length(); i++) {
            if (i >= head.length || (head[i] & 0xff) != begins.charAt(i)) {
                return false;
            }
        }
        return switch (this) {
            case OFFICE -> OFFICES.contains(" " + ended(name) + " ");
            case WEBP -> head.length == HEAD && head[8] == 'W' && head[9] == 'E' && head[10] == 'B';
            case PDF, JPEG, PNG -> true;
        };
    }

    private static String ended(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static byte[] head(Upload upload) {
        try (InputStream in = Files.newInputStream(upload.path())) {
            return in.readNBytes(HEAD);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
