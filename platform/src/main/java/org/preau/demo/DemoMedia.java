package org.preau.demo;

import java.util.Map;

/**
 * What {@code media.json} says of a file.
 *
 * @param width in pixels; 0 for what is no picture
 * @param captions of a recording: the name of a file, by language
 * @param transcript of a recording; empty for none
 * @param words that a document holds, for the search; empty for none
 */
record DemoMedia(
        String alt,
        int width,
        int height,
        String credit,
        Map<String, String> captions,
        String transcript,
        String words) {

    /** A picture with nothing to say. */
    static DemoMedia bare(int width, int height) {
        return new DemoMedia("", width, height, "", Map.of(), "", "");
    }

    /** The media type that a name stands for in the demonstration. */
    static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "webp" -> "image/webp";
            case "svg" -> "image/svg+xml";
            case "flac" -> "audio/flac";
            case "vtt" -> "text/vtt";
            case "odt" -> "application/vnd.oasis.opendocument.text";
            default ->
                    throw new IllegalArgumentException("the demonstration knows no such " + name);
        };
    }
}
