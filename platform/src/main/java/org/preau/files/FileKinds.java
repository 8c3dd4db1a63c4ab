package org.preau.files;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a file is, by the ending of its name: for programs and for pages. Nothing is believed of it
 * that could hurt: no browser may guess beyond it, and only what cannot run is shown in place.
 */
final class FileKinds {

    /** What is not known. */
    static final String BYTES = "application/octet-stream";

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("7z", "application/x-7z-compressed"),
                    Map.entry("avif", "image/avif"),
                    Map.entry("css", "text/css"),
                    Map.entry("csv", "text/csv"),
                    Map.entry("doc", "application/msword"),
                    Map.entry(
                            "docx",
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
                    Map.entry("eml", "message/rfc822"),
                    Map.entry("epub", "application/epub+zip"),
                    Map.entry("flac", "audio/flac"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("gz", "application/gzip"),
                    Map.entry("htm", "text/html"),
                    Map.entry("html", "text/html"),
                    Map.entry("ics", "text/calendar"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("js", "text/javascript"),
                    Map.entry("json", "application/json"),
                    Map.entry("m4a", "audio/mp4"),
                    Map.entry("md", "text/markdown"),
                    Map.entry("mov", "video/quicktime"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("odp", "application/vnd.oasis.opendocument.presentation"),
                    Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
                    Map.entry("odt", "application/vnd.oasis.opendocument.text"),
                    Map.entry("oga", "audio/ogg"),
                    Map.entry("ogg", "audio/ogg"),
                    Map.entry("ogv", "video/ogg"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("png", "image/png"),
                    Map.entry("ppt", "application/vnd.ms-powerpoint"),
                    Map.entry(
                            "pptx",
                            "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
                    Map.entry("rtf", "application/rtf"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("tar", "application/x-tar"),
                    Map.entry("tif", "image/tiff"),
                    Map.entry("tiff", "image/tiff"),
                    Map.entry("txt", "text/plain"),
                    Map.entry("vcf", "text/vcard"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("webm", "video/webm"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("xls", "application/vnd.ms-excel"),
                    Map.entry(
                            "xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                    Map.entry("xml", "application/xml"),
                    Map.entry("zip", "application/zip"));

    /** Text that a browser shows as it stands, under the sandbox. */
    private static final Set<String> PLAIN = Set.of("text/plain", "text/csv", "text/markdown");

    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif");

    /** How a browser may show a file in place. */
    enum Preview {
        PICTURE,
        PDF,
        TEXT,
        AUDIO,
        VIDEO,
        /** It may not: it is fetched. */
        NONE
    }

    private FileKinds() {}

    /** The type by the ending of a name. */
    static String type(String name) {
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot < 0 ? BYTES : TYPES.getOrDefault(ending, BYTES);
    }

    static Preview preview(String name) {
        String type = type(name);
        if (PICTURES.contains(type)) {
            return Preview.PICTURE;
        }
        if (PLAIN.contains(type)) {
            return Preview.TEXT;
        }
        return switch (type) {
            case "application/pdf" -> Preview.PDF;
            case "audio/mpeg", "audio/ogg", "audio/mp4", "audio/wav", "audio/flac" -> Preview.AUDIO;
            case "video/mp4", "video/webm", "video/ogg" -> Preview.VIDEO;
            default -> Preview.NONE;
        };
    }

    /** The icon of a kind of file. */
    static String icon(Node node) {
        if (node.folder()) {
            return "folder";
        }
        return switch (preview(node.name())) {
            case PICTURE -> "image";
            case AUDIO -> "headphones";
            case VIDEO -> "video";
            default -> "file-text";
        };
    }
}
