package org.preau.media;

/**
 * What may be kept beside pictures. What is not here is refused, most of all what a browser or a
 * computer would run.
 */
enum FileType {
    MP3("audio/mpeg", "mp3"),
    OGG("audio/ogg", "ogg"),
    M4A("audio/mp4", "m4a"),
    FLAC("audio/flac", "flac"),
    MP4("video/mp4", "mp4"),
    WEBM("video/webm", "webm"),
    VTT("text/vtt", "vtt"),
    PDF("application/pdf", "pdf"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", "odp"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    RTF("application/rtf", "rtf"),
    CSV("text/csv", "csv"),
    TXT("text/plain", "txt"),
    ZIP("application/zip", "zip");

    private static final long MEGA = 1_000_000;

    private final String type;
    private final String extension;

    FileType(String type, String extension) {
        this.type = type;
        this.extension = extension;
    }

    /** The media type it is kept and served by. */
    String type() {
        return type;
    }

    /** What its name ends with, whatever the sender called it. */
    String extension() {
        return extension;
    }

    MediaKind kind() {
        return MediaKind.of(type);
    }

    /** The heaviest file of this type that is kept, in bytes. */
    long most() {
        return switch (kind()) {
            case VIDEO -> 500 * MEGA;
            case AUDIO -> 200 * MEGA;
            case CAPTIONS -> MEGA;
            case PICTURE, DOCUMENT -> 50 * MEGA;
        };
    }
}
