package org.preau.theme;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.base.TenantId;
import org.preau.site.Media;
import org.preau.site.MediaAddress;
import org.preau.site.MediaShelf;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.web.Reply;

/**
 * Pictures and files of a site, from the object store. Nothing in them ever runs: types are never
 * guessed, the sandbox takes scripts and the origin away, and what a browser would run or lay out
 * as a page is only to be downloaded.
 */
final class MediaFiles {

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
    private static final Set<String> DOWNLOADED_AS_IT_IS = Set.of("image/svg+xml", "text/vtt");

    private final Database database;
    private final MediaShelf shelf;
    private final PublicFiles shown;

    MediaFiles(Database database, ObjectStore store, PublicFiles shown) {
        this.shown = shown;
        this.database = database;
        this.shelf = new MediaShelf(store);
    }

    /**
     * The file at an address of {@code /media/}; the name at its end is for people only. One that
     * no visitor sees on a page is not there.
     */
    Reply at(Tenancy tenancy, Tenant tenant, String path) {
        return MediaAddress.read(path)
                .flatMap(address -> database.read(tenancy, tx -> find(tx, tenant, address)))
                .map(media -> reply(tenant.id(), media))
                .orElseGet(MediaFiles::absent);
    }

    private Optional<Media> find(TenantTx tx, Tenant tenant, MediaAddress address) {
        return shown.show(tx, tenant, address.key())
                ? MediaShelf.find(tx, address)
                : Optional.empty();
    }

    private Reply reply(TenantId tenant, Media media) {
        String type =
                SHOWN.contains(media.type()) || DOWNLOADED_AS_IT_IS.contains(media.type())
                        ? media.type()
                        : "application/octet-stream";
        return Reply.stream(type, media.bytes(), () -> open(tenant, media))
                .with("etag", "\"" + media.sha256().substring(0, 32) + "\"")
                .with("cache-control", "public, max-age=31536000, immutable")
                .with("x-content-type-options", "nosniff")
                .with("content-security-policy", "default-src 'none'; sandbox")
                .with("content-disposition", disposition(media));
    }

    /** RFC 6266; only the form of RFC 8187, which can hold any name. */
    private static String disposition(Media media) {
        String name = URLEncoder.encode(media.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String how = SHOWN.contains(media.type()) ? "inline" : "attachment";
        return how + "; filename*=UTF-8''" + name.replace("*", "%2A");
    }

    private InputStream open(TenantId tenant, Media media) {
        try {
            return shelf.open(tenant, media)
                    .map(StoredObject::bytes)
                    .orElseThrow(() ->
                            new IllegalStateException(
                                    "the store has lost the picture " + media.sha256()));
        } catch (StoreUnavailable e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply absent() {
        return Reply.bytes(404, "text/plain; charset=utf-8", new byte[0])
                .with("cache-control", "no-cache")
                .with("x-content-type-options", "nosniff");
    }
}
