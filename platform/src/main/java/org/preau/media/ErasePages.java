package org.preau.media;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** What is asked before a file is erased from the snapshots too, and the answer. */
final class ErasePages {

    private static final String FORMER = "former";

    /**
     * The page.
     *
     * @param seen how many places show it
     * @param more whether these are more than were seen before
     * @param former whether it was something else before, which may be erased alone
     */
    record View(
            String name,
            String action,
            String back,
            int seen,
            boolean more,
            boolean former,
            List<MediaView.Use> uses) {}

    private final MediaRoom room;

    ErasePages(MediaRoom room) {
        this.room = room;
    }

    Reply ask(Desk desk, Exchange exchange) {
        return page(200, desk, exchange, false);
    }

    Reply erase(Desk desk, Exchange exchange) {
        Optional<UUID> id = MediaRoom.id(exchange.parameter("media"));
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return exchange.form("what").equals(FORMER)
                ? former(desk, exchange, id.get())
                : whole(desk, exchange, id.get());
    }

    private Reply former(Desk desk, Exchange exchange, UUID id) {
        return room.acts().erase().former(desk, id)
                ? Pages.done(MediaPaths.of(desk, id), "said.media-former-erased")
                : room.pages().notFound(exchange);
    }

    private Reply whole(Desk desk, Exchange exchange, UUID id) {
        int seen = Math.max(0, MediaRoom.number(exchange.form("seen"), 0));
        return switch (room.acts().erase().run(desk, id, seen)) {
            case DeleteMedia.Deleted _ -> Pages.done(MediaPaths.library(desk), "said.media-erased");
            case DeleteMedia.Used _ -> page(409, desk, exchange, true);
            case DeleteMedia.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Reply page(int status, Desk desk, Exchange exchange, boolean more) {
        return MediaRoom.id(exchange.parameter("media"))
                .flatMap(id ->
                        room.database()
                                .read(
                                        desk.tenancy(),
                                        tx ->
                                                MediaShelf.find(tx, id)
                                                        .map(it -> view(tx, desk, it, more))))
                .map(view -> room.pages().desk(status, "media/erase", view, desk, exchange))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private static View view(TenantTx tx, Desk desk, Media media, boolean more) {
        String path = MediaPaths.of(desk, media.id());
        List<MediaView.Use> uses = MediaPage.uses(tx, desk, media);
        return new View(
                media.name(),
                path + "/effacement",
                path,
                uses.size(),
                more,
                !Former.of(tx, media.id()).isEmpty(),
                uses);
    }
}
