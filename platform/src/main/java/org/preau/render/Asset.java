package org.preau.render;

/**
 * A file that pages refer to: style sheet, font, drawing, script. Immutable: {@link #bytes()} is
 * for reading only.
 */
public final class Asset {
    private final String path;
    private final String url;
    private final String type;
    private final byte[] bytes;

    Asset(String path, String url, String type, byte[] bytes) {
        this.path = path;
        this.url = url;
        this.type = type;
        this.bytes = bytes;
    }

    /** Its name, as the helper {@code asset} takes it: {@code app.css}. */
    public String path() {
        return path;
    }

    /** Its address, which changes with its content: serve it as immutable for a year. */
    public String url() {
        return url;
    }

    /** Its media type, with the charset of texts. */
    public String type() {
        return type;
    }

    /** Its content; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }
}
