package org.preau.site;

import java.util.Optional;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/**
 * The pictures of a site inside its workspace, for forms and previews: only what {@link
 * PictureWorkshop} drew itself, so nothing here can run on the origin that has the session; the
 * sandbox is the second lock.
 */
final class DeskPictures {

    private final Room room;

    DeskPictures(Room room) {
        this.room = room;
    }

    Reply show(Desk desk, Exchange exchange) {
        return Room.id(exchange, "media")
                .flatMap(id -> room.database().read(desk.tenancy(), tx -> MediaShelf.find(tx, id)))
                .flatMap(media -> bytes(desk, media))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** The same by the key in its address on the site, which is what a text names it by. */
    Reply byKey(Desk desk, Exchange exchange) {
        return MediaAddress.ofKey(exchange.parameter("key"))
                .flatMap(at -> room.database().read(desk.tenancy(), tx -> MediaShelf.find(tx, at)))
                .flatMap(media -> bytes(desk, media))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Optional<Reply> bytes(Desk desk, Media media) {
        return room.acts()
                .shelf()
                .read(desk.tenant().id(), media)
                .map(bytes ->
                        Reply.bytes(200, media.type(), bytes)
                                .with("content-security-policy", "default-src 'none'; sandbox")
                                .with("x-content-type-options", "nosniff")
                                .with("cache-control", "private, max-age=3600"));
    }
}
