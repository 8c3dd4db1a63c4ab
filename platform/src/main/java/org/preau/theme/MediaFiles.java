package org.preau.theme;

import java.util.Optional;
import org.preau.backup.store.ObjectStore;
import org.preau.base.TenantId;
import org.preau.media.FileReply;
import org.preau.media.Media;
import org.preau.media.MediaAddress;
import org.preau.media.MediaShelf;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.web.Reply;

/** Pictures and files of a site, from the object store, as {@link FileReply} serves them. */
final class MediaFiles {

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
                .flatMap(address ->
                        database.read(tenancy, tx -> find(tx, tenant, address))
                                .map(media -> reply(tenant.id(), media, address.key())))
                .orElseGet(MediaFiles::absent);
    }

    private Optional<Media> find(TenantTx tx, Tenant tenant, MediaAddress address) {
        return shown.show(tx, tenant, address.key())
                ? MediaShelf.find(tx, address)
                : Optional.empty();
    }

    /** A file that was replaced leads to what took its place; nobody keeps that for long. */
    private Reply reply(TenantId tenant, Media media, String asked) {
        String path = media.path();
        return media.sha256().startsWith(asked)
                ? FileReply.of(shelf, tenant, media)
                        .with("cache-control", "public, max-age=31536000, immutable")
                : Reply.elsewhere(path).with("cache-control", "no-cache");
    }

    private static Reply absent() {
        return Reply.bytes(404, "text/plain; charset=utf-8", new byte[0])
                .with("cache-control", "no-cache")
                .with("x-content-type-options", "nosniff");
    }
}
