package org.preau.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.web.ApiPage;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The versions of a text for programs; to go back to one, its words are saved as the next. */
final class VersionApi {

    private final ArticleKind kind;
    private final Room room;

    VersionApi(ArticleKind kind, Room room) {
        this.kind = kind;
        this.room = room;
    }

    Reply list(Desk desk, Exchange exchange) {
        return known(desk, exchange)
                .map(id -> room.database().read(desk.tenancy(), tx -> Revision.of(tx, id)))
                .map(all -> Reply.json(200, told(all)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply get(Desk desk, Exchange exchange) {
        int version = Room.number(exchange.parameter("version"), -1);
        return known(desk, exchange)
                .flatMap(id ->
                        room.database().read(desk.tenancy(), tx -> Revision.find(tx, id, version)))
                .map(it -> Reply.json(200, it))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private static ApiPage<Revision> told(List<Revision> all) {
        return ApiPage.of(all, 1, Math.max(1, all.size()), all.size());
    }

    private Optional<UUID> known(Desk desk, Exchange exchange) {
        return Room.id(exchange, kind.part())
                .filter(id ->
                        room.database()
                                .read(
                                        desk.tenancy(),
                                        tx ->
                                                Articles.find(tx, id)
                                                        .filter(it -> it.kind() == kind)
                                                        .isPresent()));
    }
}
