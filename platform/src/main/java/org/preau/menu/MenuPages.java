package org.preau.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The two menus as lists, and what is done to them there. */
final class MenuPages {

    /** The view of {@code menu/menus.hbs}. */
    record View(
            boolean own,
            boolean former,
            boolean full,
            List<Row> main,
            List<Row> foot,
            List<Gone> removed,
            String base) {}

    /**
     * An entry, as the list shows it.
     *
     * @param parent the entry it stands below; empty at the top
     * @param leads where to, in words
     * @param trouble why visitors do not see it; empty when they do
     */
    record Row(
            UUID id,
            Message label,
            Message leads,
            Optional<Message> trouble,
            String href,
            String parent,
            int level,
            boolean first,
            boolean last,
            boolean inwards,
            boolean outwards) {}

    /** An entry that can come back. */
    record Gone(Message label, String action) {}

    private final MenuRoom room;

    MenuPages(MenuRoom room) {
        this.room = room;
    }

    Reply list(Desk desk, Exchange exchange) {
        View view = room.database().read(desk.tenancy(), tx -> view(tx, desk));
        return room.pages().desk(200, "menu/menus", view, desk, exchange);
    }

    private static View view(TenantTx tx, Desk desk) {
        Menus.Kept kept = Menus.read(tx);
        Menu menu = kept.menu().orElseGet(() -> Menus.usual(tx));
        Goals goals = Goals.of(tx, menu);
        String base = MenuRoom.base(desk);
        return new View(
                kept.own() != null,
                kept.former() && kept.own() == null,
                menu.size() >= Menu.MOST,
                rows(menu, Menu.Place.MAIN, goals, base),
                rows(menu, Menu.Place.FOOT, goals, base),
                menu.removed().stream()
                        .map(one ->
                                new Gone(
                                        goals.label(one.entry()),
                                        base + "/" + one.entry().id() + "/retour"))
                        .toList(),
                base);
    }

    private static List<Row> rows(Menu menu, Menu.Place place, Goals goals, String base) {
        List<Row> rows = new ArrayList<>();
        for (Menu.Spot spot : menu.spots(place)) {
            Entry entry = spot.entry();
            rows.add(
                    new Row(
                            entry.id(),
                            goals.label(entry),
                            goals.leads(entry),
                            goals.trouble(entry),
                            base + "/" + entry.id(),
                            spot.parent() == null ? "" : spot.parent().toString(),
                            spot.level(),
                            spot.at() == 0,
                            spot.at() == spot.count() - 1,
                            spot.at() > 0 && spot.level() + 1 + entry.height() <= place.levels(),
                            spot.level() > 0));
        }
        return rows;
    }

    Reply move(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                id ->
                        room.change()
                                .run(desk, change(exchange, id))
                                .map(now -> done(desk, id, "said.menu-moved")));
    }

    private static ChangeMenu.Change change(Exchange exchange, UUID id) {
        return switch (exchange.form("sens")) {
            case "up" -> new ChangeMenu.Step(id, ChangeMenu.Way.UP);
            case "down" -> new ChangeMenu.Step(id, ChangeMenu.Way.DOWN);
            case "in" -> new ChangeMenu.Step(id, ChangeMenu.Way.IN);
            case "out" -> new ChangeMenu.Step(id, ChangeMenu.Way.OUT);
            default -> {
                String parent = exchange.form("below");
                UUID above = parent.isEmpty() ? null : Entry.uuid(parent).orElse(new UUID(0, 0));
                yield new ChangeMenu.Place(id, above, number(exchange.form("rang")) - 1);
            }
        };
    }

    Reply remove(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                id ->
                        room.change()
                                .run(desk, new ChangeMenu.Remove(id))
                                .map(now -> Pages.done(MenuRoom.base(desk), "said.menu-removed")));
    }

    Reply back(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                id ->
                        room.change()
                                .run(desk, new ChangeMenu.Back(id))
                                .map(now -> done(desk, id, "said.menu-back")));
    }

    Reply own(Desk desk, Exchange exchange) {
        room.change().run(desk, new ChangeMenu.Own());
        return Pages.done(MenuRoom.base(desk), "said.menu-own");
    }

    Reply automatic(Desk desk, Exchange exchange) {
        room.change().run(desk, new ChangeMenu.Automatic());
        return Pages.done(MenuRoom.base(desk), "said.menu-automatic");
    }

    Reply former(Desk desk, Exchange exchange) {
        room.change().run(desk, new ChangeMenu.Former());
        return Pages.done(MenuRoom.base(desk), "said.menu-former");
    }

    /** The list again, at the entry that was touched. */
    static Reply done(Desk desk, UUID id, String said) {
        Reply reply = Pages.done(MenuRoom.base(desk), said);
        return Reply.seeOther(reply.headers().get("location") + "#e-" + id);
    }

    /** An entry that cannot stand there is answered by the list as it is, which shows why. */
    private Reply one(Desk desk, Exchange exchange, Function<UUID, Optional<Reply>> then) {
        Optional<UUID> id =
                Entry.uuid(exchange.parameter("entry"))
                        .filter(it -> room.database().read(desk.tenancy(), tx -> isHere(tx, it)));
        return id.isEmpty()
                ? room.pages().notFound(exchange)
                : then.apply(id.get())
                        .orElseGet(() -> Reply.seeOther(MenuRoom.base(desk) + "#e-" + id.get()));
    }

    private static boolean isHere(TenantTx tx, UUID id) {
        return Menus.read(tx)
                .menu()
                .filter(menu ->
                        menu.find(id).isPresent()
                                || menu.removed().stream()
                                        .anyMatch(one -> one.entry().id().equals(id)))
                .isPresent();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
