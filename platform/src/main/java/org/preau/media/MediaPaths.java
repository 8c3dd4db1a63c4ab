package org.preau.media;

import java.util.Locale;
import java.util.UUID;
import org.preau.web.Desk;

/** Where the library's pages are, and how its files are shown in them. */
final class MediaPaths {

    private MediaPaths() {}

    static String library(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/mediatheque";
    }

    static String of(Desk desk, UUID media) {
        return library(desk) + "/" + media;
    }

    /** The file itself, in the workspace. */
    static String shown(Desk desk, UUID media) {
        return "/espace/" + desk.tenant().slug() + "/images/" + media;
    }

    static String icon(MediaKind kind) {
        return switch (kind) {
            case PICTURE -> "image";
            case AUDIO -> "headphones";
            case VIDEO -> "video";
            case DOCUMENT, CAPTIONS -> "file-text";
        };
    }

    /** What people call the format: “PDF”. */
    static String ending(Media media) {
        int dot = media.name().lastIndexOf('.');
        return media.name().substring(dot + 1).toUpperCase(Locale.ROOT);
    }
}
