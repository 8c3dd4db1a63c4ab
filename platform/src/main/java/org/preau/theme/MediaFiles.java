package org.preau.theme;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.web.Reply;

/**
 * Pictures and files of a site, from the object store. Nothing in them ever runs: types are never
 * guessed, the sandbox takes scripts and the origin away, and what a browser would run or lay out
 * as a page is only to be downloaded.
 */
final class MediaFiles {

    private static final int NO_MORE_THAN = 2_000_000_000;
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

    /** A row of the media of a site. */
    record Row(String sha256, String name, String type, long bytes) {}

    private final Database database;
    private final ObjectStore store;

    MediaFiles(Database database, ObjectStore store) {
        this.database = database;
        this.store = store;
    }

    /** The file at an address of {@code /media/}; the name at its end is for people only. */
    Reply at(Tenancy tenancy, String path) {
        String mark = Pictures.mark(path);
        if (mark.isEmpty()) {
            return absent();
        }
        return row(tenancy, mark)
                .filter(row -> row.bytes() < NO_MORE_THAN)
                .map(row -> reply(tenancy.tenant(), row))
                .orElseGet(MediaFiles::absent);
    }

    private Optional<Row> row(Tenancy tenancy, String mark) {
        return database.read(
                tenancy,
                tx ->
                        tx.query(
                                        """
                                        select sha256, name, type, bytes
                                          from media
                                         where sha256 >= :mark
                                           and sha256 < :mark || 'g'
                                        """)
                                .bind("mark", mark)
                                .first(Row.class));
    }

    private Reply reply(TenantId tenant, Row row) {
        String type =
                SHOWN.contains(row.type()) || DOWNLOADED_AS_IT_IS.contains(row.type())
                        ? row.type()
                        : "application/octet-stream";
        return Reply.stream(type, row.bytes(), () -> open(tenant, row))
                .with("etag", "\"" + row.sha256().substring(0, 32) + "\"")
                .with("cache-control", "public, max-age=31536000, immutable")
                .with("x-content-type-options", "nosniff")
                .with("content-security-policy", "default-src 'none'; sandbox")
                .with("content-disposition", disposition(row));
    }

    /** RFC 6266; only the form of RFC 8187, which can hold any name. */
    private static String disposition(Row row) {
        String name = URLEncoder.encode(row.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String how = SHOWN.contains(row.type()) ? "inline" : "attachment";
        return how + "; filename*=UTF-8''" + name.replace("*", "%2A");
    }

    private InputStream open(TenantId tenant, Row row) {
        try {
            return store.get(key(tenant, row.sha256()))
                    .map(StoredObject::bytes)
                    .orElseThrow(() ->
                            new IllegalStateException(
                                    "The store has no object for the medium " + row.sha256()));
        } catch (StoreUnavailable e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the bytes of a medium lie; each association's in a folder of its own. */
    static ObjectKey key(TenantId tenant, String sha256) {
        return new ObjectKey("tenants/" + tenant + "/media/" + sha256);
    }

    private static Reply absent() {
        return Reply.bytes(404, "text/plain; charset=utf-8", new byte[0])
                .with("cache-control", "no-cache")
                .with("x-content-type-options", "nosniff");
    }
}
