package org.preau.media;

import java.nio.charset.StandardCharsets;

/** What a file really is, by its first bytes; what its name or the browser says counts nothing. */
enum PictureFormat {
    JPEG,
    PNG,
    GIF,
    WEBP,
    /** Drawings in XML may hold scripts; they are not shown. */
    SVG,
    /** What telephones of one brand make; browsers of the others cannot show it. */
    HEIC,
    TIFF,
    PDF,
    UNKNOWN;

    private static final int LOOK = 1_024;

    /** Whether pictures of this format can be kept. */
    boolean accepted() {
        return this == JPEG || this == PNG || this == GIF || this == WEBP;
    }

    static PictureFormat of(byte[] bytes) {
        String start =
                new String(bytes, 0, Math.min(bytes.length, LOOK), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return GIF;
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return WEBP;
        }
        return other(start);
    }

    private static PictureFormat other(String start) {
        if (start.startsWith("%PDF")) {
            return PDF;
        }
        if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
            return TIFF;
        }
        if (start.startsWith("ftyphei", 4)
                || start.startsWith("ftypmif1", 4)
                || start.startsWith("ftypavif", 4)) {
            return HEIC;
        }
        return start.contains("<svg") ? SVG : UNKNOWN;
    }
}
