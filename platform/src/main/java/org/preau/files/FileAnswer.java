package org.preau.files;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.preau.base.TenantId;
import org.preau.media.SmallPictures;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/**
 * The bytes of a file on their way out. They share a host with sessions, so nothing in them ever
 * runs: the type is by the name and never guessed, the sandbox takes scripts and the origin away,
 * and whatever a browser might lay out as a page is only to be saved.
 */
final class FileAnswer {

    /** RFC 9110 §5.6.7. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    /** Pictures of fewer bytes are shown as they are. */
    private static final long WORTH_IT = 200_000;

    private FileAnswer() {}

    /** Shown in place where that is safe, else saved. */
    static Reply shown(FileShelf shelf, TenantId tenant, Node file) {
        FileKinds.Preview preview = FileKinds.preview(file.name());
        return of(
                shelf,
                tenant,
                file,
                preview == FileKinds.Preview.TEXT
                        ? "text/plain; charset=utf-8"
                        : FileKinds.type(file.name()),
                preview == FileKinds.Preview.NONE ? "attachment" : "inline");
    }

    /** The same; {@code ?largeur=} asks for a small form of a picture, where one can be drawn. */
    static Reply shown(FilesRoom room, TenantId tenant, Node file, Exchange exchange) {
        boolean small =
                exchange.query("largeur").equals(String.valueOf(SmallPictures.WIDTH))
                        && isMadeSmall(file);
        String sha256 = java.util.Objects.requireNonNull(file.sha256());
        return (small
                        ? room.small().of(tenant, sha256, () -> room.shelf().whole(tenant, file))
                        : Optional.<Reply>empty())
                .orElseGet(() -> shown(room.shelf(), tenant, file));
    }

    /** Whether it is a picture that is worth it, and not too large to be drawn. */
    static boolean isMadeSmall(Node file) {
        return FileKinds.preview(file.name()) == FileKinds.Preview.PICTURE
                && file.bytes() > WORTH_IT
                && file.bytes() <= SmallPictures.MOST;
    }

    /** To be saved, whatever it is. */
    static Reply saved(FileShelf shelf, TenantId tenant, Node file) {
        return of(shelf, tenant, file, FileKinds.type(file.name()), "attachment");
    }

    private static Reply of(
            FileShelf shelf, TenantId tenant, Node file, String type, String disposition) {
        String sha256 = java.util.Objects.requireNonNull(file.sha256());
        return Reply.seekable(
                        type,
                        file.bytes(),
                        file.etag(),
                        (from, length) -> shelf.part(tenant, sha256, from, length))
                .with("last-modified", HTTP_DATE.format(file.modifiedAt()))
                .with("x-content-type-options", "nosniff")
                .with("content-security-policy", "default-src 'none'; sandbox")
                .with("cache-control", "private, no-cache")
                .with("content-disposition", named(disposition, file.name()));
    }

    /** To be saved under that name. */
    static String attachment(String name) {
        return named("attachment", name);
    }

    /** RFC 6266; only the form of RFC 8187, which can hold any name. */
    private static String named(String disposition, String name) {
        return disposition + "; filename*=UTF-8''" + FilePath.encoded(name);
    }

    static String date(java.time.Instant moment) {
        return HTTP_DATE.format(moment);
    }
}
