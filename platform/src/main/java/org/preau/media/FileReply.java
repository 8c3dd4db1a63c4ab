package org.preau.media;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.preau.base.TenantId;
import org.preau.web.Reply;

/**
 * The bytes of a file as every host serves them. Nothing in them ever runs: types are never
 * guessed, the sandbox takes scripts and the origin away, and what a browser would run or lay out
 * as a page is only to be downloaded. Players may jump and downloads go on where they stopped.
 */
public final class FileReply {

    /** What a browser shows or plays by itself without laying out a page. */
    private static final Set<String> SHOWN =
            Set.of(
                    "image/png",
                    "image/jpeg",
                    "image/gif",
                    "image/webp",
                    "image/avif",
                    "application/pdf",
                    "audio/mpeg",
                    "audio/ogg",
                    "audio/mp4",
                    "audio/wav",
                    "audio/flac",
                    "video/mp4",
                    "video/webm",
                    "video/ogg");

    private FileReply() {}

    /** The file, read from {@code shelf} when it is sent. */
    public static Reply of(MediaShelf shelf, TenantId tenant, Media media) {
        return Reply.seekable(
                        type(media.type()),
                        media.bytes(),
                        "\"" + media.sha256().substring(0, 32) + "\"",
                        (from, length) -> shelf.part(tenant, media, from, length))
                .with("x-content-type-options", "nosniff")
                .with("content-security-policy", "default-src 'none'; sandbox")
                .with("content-disposition", disposition(media));
    }

    /** A type that no browser runs; what is not known here is bytes. */
    private static String type(String kept) {
        if (SHOWN.contains(kept) || kept.equals("image/svg+xml")) {
            return kept;
        }
        if (kept.equals("text/vtt")) {
            return "text/vtt; charset=utf-8";
        }
        for (FileType type : FileType.values()) {
            if (type.type().equals(kept)) {
                return kept;
            }
        }
        return "application/octet-stream";
    }

    /** RFC 6266; only the form of RFC 8187, which can hold any name. */
    private static String disposition(Media media) {
        String name = URLEncoder.encode(media.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String how = SHOWN.contains(media.type()) ? "inline" : "attachment";
        return how + "; filename*=UTF-8''" + name.replace("*", "%2A");
    }
}
