package org.preau.media;

import java.util.Locale;

/** What a file is to whoever looks for it. */
public enum MediaKind {
    PICTURE,
    AUDIO,
    VIDEO,
    DOCUMENT,
    /** Belongs to a recording, and is found there. */
    CAPTIONS;

    /** Of a media type, such as {@code audio/mpeg}. */
    public static MediaKind of(String type) {
        if (type.startsWith("image/")) {
            return PICTURE;
        }
        if (type.startsWith("audio/")) {
            return AUDIO;
        }
        if (type.startsWith("video/")) {
            return VIDEO;
        }
        return type.equals("text/vtt") ? CAPTIONS : DOCUMENT;
    }

    /** Whether it has captions and a transcript. */
    public boolean isRecording() {
        return this == AUDIO || this == VIDEO;
    }

    /** As the API and messages write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
