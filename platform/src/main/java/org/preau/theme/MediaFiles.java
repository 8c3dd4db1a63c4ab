package org.preau.theme;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.backup.store.ObjectStore;
import org.preau.base.TenantId;
import org.preau.media.Media;
import org.preau.media.MediaAddress;
import org.preau.media.MediaShelf;
import org.preau.media.Renditions;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.web.Reply;

/** Pictures and files of a site, from the object store, as {@link FileReply} serves them. */
final class MediaFiles {

    private static final Pattern NARROW =
            Pattern.compile("(/media/[0-9a-f]{16})/([0-9]{3,4})(/[^/]+)");

    private final Database database;
    private final Renditions renditions;
    private final PublicFiles shown;

    MediaFiles(Database database, ObjectStore store, PublicFiles shown) {
        this.shown = shown;
        this.database = database;
        this.renditions = new Renditions(store);
    }

    /**
     * The file at an address of {@code /media/}; the name at its end is for people only. One that
     * no visitor sees on a page is not there.
     */
    Reply at(Tenancy tenancy, Tenant tenant, String path) {
        Matcher narrow = NARROW.matcher(path);
        boolean narrowed = narrow.matches();
        int width = narrowed ? Integer.parseInt(narrow.group(2)) : 0;
        return MediaAddress.read(narrowed ? narrow.group(1) + narrow.group(3) : path)
                .flatMap(address ->
                        database.read(tenancy, tx -> find(tx, tenant, address))
                                .map(media -> reply(tenant.id(), media, address.key(), width)))
                .orElseGet(MediaFiles::absent);
    }

    private Optional<Media> find(TenantTx tx, Tenant tenant, MediaAddress address) {
        return shown.show(tx, tenant, address.key())
                ? MediaShelf.find(tx, address)
                : Optional.empty();
    }

    /** A file that was replaced leads to what took its place; nobody keeps that for long. */
    private Reply reply(TenantId tenant, Media media, String asked, int width) {
        String path = media.path();
        return media.sha256().startsWith(asked)
                ? renditions
                        .reply(tenant, media, width)
                        .with("cache-control", "public, max-age=31536000, immutable")
                : Reply.elsewhere(path).with("cache-control", "no-cache");
    }

    private static Reply absent() {
        return Reply.bytes(404, "text/plain; charset=utf-8", new byte[0])
                .with("cache-control", "no-cache")
                .with("x-content-type-options", "nosniff");
    }
}
