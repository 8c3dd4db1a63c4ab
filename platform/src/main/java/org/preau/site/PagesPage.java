package org.preau.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.preau.tenancy.Right;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The standing pages of a site, in the order that its menu has. */
final class PagesPage {

    record View(List<Row> rows, boolean mayWrite, boolean mayArrange, String create) {}

    record Row(
            String title,
            String href,
            ArticleState state,
            Instant at,
            String move,
            boolean first,
            boolean last,
            Optional<Instant> scheduled,
            Optional<Instant> leaves,
            Optional<Instant> left) {}

    private final Room room;

    PagesPage(Room room) {
        this.room = room;
    }

    Reply show(Desk desk, Exchange exchange) {
        List<Article> pages = room.database().read(desk.tenancy(), Articles::pages);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            Article page = pages.get(i);
            String path = ArticlePaths.of(desk, page);
            rows.add(
                    new Row(
                            page.title(),
                            path,
                            page.state(),
                            page.updatedAt(),
                            path + "/position",
                            i == 0,
                            i == pages.size() - 1,
                            page.waitsFor(),
                            page.leaves(),
                            page.left()));
        }
        View view =
                new View(
                        List.copyOf(rows),
                        desk.may(Right.WRITE) && desk.limits(Right.WRITE).isEmpty(),
                        desk.may(Right.ARRANGE),
                        list(desk) + "/nouveau");
        return room.pages().desk(200, "site/pages", view, desk, exchange);
    }

    Reply move(Desk desk, Exchange exchange) {
        Optional<UUID> page =
                Room.id(exchange, ArticleKind.PAGE.part()).filter(id -> isHere(desk, id));
        if (page.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return direction(exchange.form("sens"))
                .flatMap(way -> room.acts().movePage().run(desk, page.get(), way))
                .map(moved -> Pages.done(list(desk), "said.site-moved"))
                .orElseGet(() -> room.pages().problem(400, exchange));
    }

    private boolean isHere(Desk desk, UUID id) {
        return room.database()
                .read(
                        desk.tenancy(),
                        tx ->
                                Articles.find(tx, id)
                                        .filter(it -> it.kind() == ArticleKind.PAGE)
                                        .isPresent());
    }

    private static String list(Desk desk) {
        return ArticlePaths.list(desk, ArticleKind.PAGE);
    }

    /** {@code up} or {@code down}. */
    static Optional<Direction> direction(String text) {
        for (Direction direction : Direction.values()) {
            if (direction.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }
}
