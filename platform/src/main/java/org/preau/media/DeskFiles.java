package org.preau.media;

import java.util.Optional;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/**
 * The files of a site inside its workspace, for forms and previews, published or not. Pictures were
 * drawn by {@link PictureWorkshop}; whatever else is here is held by {@link FileReply}'s sandbox,
 * so nothing runs on the origin that has the session.
 */
final class DeskFiles {

    private final MediaRoom room;

    DeskFiles(MediaRoom room) {
        this.room = room;
    }

    Reply show(Desk desk, Exchange exchange) {
        return MediaRoom.id(exchange.parameter("media"))
                .flatMap(id -> room.database().read(desk.tenancy(), tx -> MediaShelf.find(tx, id)))
                .map(media -> shown(desk, media, exchange.query("largeur")))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code ?largeur=} asks for a picture in one of the widths that there are. */
    private Reply shown(Desk desk, Media media, String width) {
        return width.isEmpty()
                ? bytes(desk, media)
                : room.acts()
                        .renditions()
                        .reply(desk.tenant().id(), media, MediaRoom.number(width, 0))
                        .with("cache-control", "private, no-cache");
    }

    /** The same by the key in its address on the site, which is what a text names it by. */
    Reply byKey(Desk desk, Exchange exchange) {
        Optional<Media> found =
                MediaAddress.ofKey(exchange.parameter("key"))
                        .flatMap(at ->
                                room.database()
                                        .read(desk.tenancy(), tx -> MediaShelf.find(tx, at)));
        return found.map(media -> bytes(desk, media))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply bytes(Desk desk, Media media) {
        return FileReply.of(room.acts().shelf(), desk.tenant().id(), media)
                .with("cache-control", "private, no-cache");
    }
}
