package org.preau.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The blocks of the home page in their order, and what is done to them there. */
final class HomePages {

    /** The view of {@code home/home.hbs}. */
    record View(
            List<Row> rows,
            List<Gone> removed,
            boolean changed,
            boolean former,
            boolean full,
            String base,
            String appearance) {}

    /**
     * A block, as the list shows it.
     *
     * @param src of its first picture; empty for none
     */
    record Row(
            UUID id,
            String kind,
            Message title,
            Message text,
            String src,
            String href,
            UUID copy,
            boolean hidden,
            boolean first,
            boolean last) {}

    /** A block that can come back. */
    record Gone(Message title, Message kind, String action) {}

    /** The view of {@code home/kinds.hbs}. */
    record Kinds(List<Kind> kinds, String back) {}

    /** What can be added. */
    record Kind(String key, Message name, Message text, String href) {}

    private final HomeRoom room;

    HomePages(HomeRoom room) {
        this.room = room;
    }

    Reply list(Desk desk, Exchange exchange) {
        HomePage home = room.database().read(desk.tenancy(), HomePage::read);
        Arrangement arrangement = home.arrangement();
        String base = HomeRoom.base(desk);
        List<Row> rows =
                room.database().read(desk.tenancy(), tx -> rows(tx, desk, arrangement.blocks()));
        View view =
                new View(
                        rows,
                        arrangement.removed().stream()
                                .map(one ->
                                        new Gone(
                                                title(one.block()),
                                                name(one.block().kind()),
                                                base + "/" + one.block().id() + "/retour"))
                                .toList(),
                        home.changed(),
                        home.former() && !home.changed(),
                        rows.size() >= Arrangement.MOST,
                        base,
                        "/espace/" + desk.tenant().slug() + "/apparence");
        return room.pages().desk(200, "home/home", view, desk, exchange);
    }

    private static List<Row> rows(TenantTx tx, Desk desk, List<Block> blocks) {
        List<Row> rows = new ArrayList<>();
        for (Block block : blocks) {
            rows.add(row(tx, desk, block, rows.size(), blocks.size()));
        }
        return List.copyOf(rows);
    }

    private static Row row(TenantTx tx, Desk desk, Block block, int place, int count) {
        String base = HomeRoom.base(desk);
        BlockGlance glance = BlockGlance.of(tx, desk, block);
        return new Row(
                block.id(),
                block.kind().key(),
                title(block),
                glance.text(),
                glance.src(),
                base + "/" + block.id(),
                Ids.next(),
                block.hidden(),
                place == 0,
                place == count - 1);
    }

    /** What it is called, else what it is. */
    static Message title(Block block) {
        String title = block.word("title");
        return title.isEmpty() ? name(block.kind()) : Message.plain(title);
    }

    static Message name(BlockKind kind) {
        return Message.of("home.kind." + kind.key());
    }

    Reply kinds(Desk desk, Exchange exchange) {
        List<Kind> kinds = new ArrayList<>();
        for (BlockKind kind : BlockKind.values()) {
            kinds.add(
                    new Kind(
                            kind.key(),
                            name(kind),
                            Message.of("home.kind." + kind.key() + ".text"),
                            HomeRoom.base(desk) + "/nouveau/" + kind.key()));
        }
        return room.pages()
                .desk(200, "home/kinds", new Kinds(kinds, HomeRoom.base(desk)), desk, exchange);
    }

    Reply preview(Desk desk, Exchange exchange) {
        HomePage home = room.database().read(desk.tenancy(), HomePage::read);
        return room.preview().of(desk.tenancy(), desk.tenant(), home.seen());
    }

    /** A place in the list as its number from 1, or one step up or down. */
    Reply move(Desk desk, Exchange exchange) {
        return one(
                exchange,
                id -> {
                    int rank = number(exchange.form("rang"));
                    ChangeHome.Change change =
                            switch (exchange.form("sens")) {
                                case "up" -> new ChangeHome.Step(id, -1);
                                case "down" -> new ChangeHome.Step(id, 1);
                                default -> new ChangeHome.Place(id, Math.max(0, rank - 1));
                            };
                    return room.change()
                            .run(desk, change)
                            .map(now -> done(desk, id, "said.home-moved"));
                });
    }

    Reply hide(Desk desk, Exchange exchange) {
        boolean hidden = exchange.form("state").equals("hidden");
        return one(
                exchange,
                id ->
                        room.change()
                                .run(desk, new ChangeHome.Hide(id, hidden))
                                .map(now ->
                                        done(
                                                desk,
                                                id,
                                                hidden ? "said.home-hidden" : "said.home-shown")));
    }

    Reply copy(Desk desk, Exchange exchange) {
        UUID copy = Places.uuid(exchange.form("id")).orElseGet(Ids::next);
        return one(
                exchange,
                id ->
                        room.change()
                                .run(desk, new ChangeHome.Copy(id, copy))
                                .map(now -> done(desk, copy, "said.home-copied")));
    }

    Reply remove(Desk desk, Exchange exchange) {
        return one(
                exchange,
                id ->
                        room.change()
                                .run(desk, new ChangeHome.Remove(id))
                                .map(now -> Pages.done(HomeRoom.base(desk), "said.home-removed")));
    }

    Reply back(Desk desk, Exchange exchange) {
        return one(
                exchange,
                id ->
                        room.change()
                                .run(desk, new ChangeHome.Back(id))
                                .map(now -> done(desk, id, "said.home-back")));
    }

    Reply compose(Desk desk, Exchange exchange) {
        room.change().run(desk, new ChangeHome.Compose());
        return Pages.done(HomeRoom.base(desk), "said.home-composed");
    }

    Reply publish(Desk desk, Exchange exchange) {
        room.publish().publish(desk);
        return Pages.done(HomeRoom.base(desk), "said.home-published");
    }

    Reply giveUp(Desk desk, Exchange exchange) {
        room.publish().giveUp(desk);
        return Pages.done(HomeRoom.base(desk), "said.home-given-up");
    }

    Reply former(Desk desk, Exchange exchange) {
        room.publish().takeFormer(desk);
        return Pages.done(HomeRoom.base(desk), "said.home-former");
    }

    /** The list again, at the block that was touched. */
    private static Reply done(Desk desk, UUID id, String said) {
        Reply reply = Pages.done(HomeRoom.base(desk), said);
        return Reply.seeOther(reply.headers().get("location") + "#b-" + id);
    }

    private Reply one(Exchange exchange, java.util.function.Function<UUID, Optional<Reply>> then) {
        return Places.uuid(exchange.parameter("block"))
                .flatMap(then)
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
