package org.preau.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.site.SectionTree;
import org.preau.site.Wrong;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The form of one entry. */
final class EntryPages {

    /** The view of {@code menu/entry.hbs}. */
    record View(
            boolean fresh,
            Message heading,
            List<Link> crumbs,
            String action,
            String back,
            UUID id,
            int version,
            Form form,
            Optional<Theirs> theirs) {}

    /** What somebody else made of it. */
    record Theirs(Message label, Message leads) {}

    private static final String STEP = "\u2003";

    private final MenuRoom room;

    EntryPages(MenuRoom room) {
        this.room = room;
    }

    Reply create(Desk desk, Exchange exchange) {
        Menu.Place place = place(exchange.query("menu"));
        SaveEntry.Command blank = new SaveEntry.Command(Ids.next(), 0, place, "", "", "");
        return form(200, desk, exchange, blank, List.of(), Optional.empty());
    }

    Reply show(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(spot -> form(200, desk, exchange, command(spot), List.of(), Optional.empty()))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply saveNew(Desk desk, Exchange exchange) {
        UUID id = Entry.uuid(exchange.form("id")).orElseGet(Ids::next);
        return save(desk, exchange, typed(exchange, id, 0, place(exchange.form("menu"))));
    }

    Reply save(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(spot ->
                        save(
                                desk,
                                exchange,
                                typed(
                                        exchange,
                                        spot.entry().id(),
                                        Math.max(1, number(exchange.form("version"))),
                                        spot.place())))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply save(Desk desk, Exchange exchange, SaveEntry.Command command) {
        return switch (room.save().run(desk, command)) {
            case SaveEntry.Saved(Entry entry) ->
                    MenuPages.done(desk, entry.id(), "said.menu-saved");
            case SaveEntry.Invalid(List<Wrong> wrongs) ->
                    form(422, desk, exchange, command, wrongs, Optional.empty());
            case SaveEntry.Stale(Entry theirs) ->
                    form(409, desk, exchange, command, List.of(), Optional.of(theirs));
            case SaveEntry.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Reply form(
            int status,
            Desk desk,
            Exchange exchange,
            SaveEntry.Command command,
            List<Wrong> wrongs,
            Optional<Entry> theirs) {
        View view =
                room.database().read(desk.tenancy(), tx -> view(tx, desk, command, wrongs, theirs));
        return room.pages().desk(status, "menu/entry", view, desk, exchange);
    }

    private static View view(
            TenantTx tx,
            Desk desk,
            SaveEntry.Command command,
            List<Wrong> wrongs,
            Optional<Entry> theirs) {
        boolean fresh = command.version() == 0;
        String base = MenuRoom.base(desk);
        Optional<Theirs> other =
                theirs.map(entry -> {
                    Goals goals = Goals.of(tx, new Menu(List.of(entry), List.of(), List.of()));
                    return new Theirs(goals.label(entry), goals.leads(entry));
                });
        return new View(
                fresh,
                Message.of(
                        fresh
                                ? "menu.new." + command.place().key()
                                : "menu.edit." + command.place().key()),
                List.of(new Link(Message.of("menu.title"), base)),
                base + (fresh ? "/nouvelle" : "/" + command.id()),
                base,
                command.id(),
                theirs.map(Entry::version).orElse(command.version()),
                fields(tx, command, wrongs),
                other);
    }

    private static Form fields(TenantTx tx, SaveEntry.Command command, List<Wrong> wrongs) {
        return Form.of(
                marked(
                        wrongs,
                        Field.choice(
                                        Field.Type.SELECT,
                                        "target",
                                        "menu.field.target",
                                        options(tx, command.target()))
                                .withValue(command.target())),
                marked(
                        wrongs,
                        Field.of(Field.Type.TEXT, "url", "menu.field.url")
                                .withValue(command.url())
                                .withHint(Message.of("menu.hint.url"))
                                .optional()),
                marked(
                        wrongs,
                        Field.of(Field.Type.TEXT, "label", "menu.field.label")
                                .withValue(command.label())
                                .withHint(Message.of("menu.hint.label"))
                                .optional()),
                Field.choice(
                                Field.Type.SELECT,
                                "menu",
                                "menu.field.menu",
                                List.of(
                                        Field.Option.of("main", Message.of("menu.main")),
                                        Field.Option.of("foot", Message.of("menu.foot"))))
                        .withValue(command.place().key()));
    }

    private static List<Field.Option> options(TenantTx tx, String chosen) {
        List<Field.Option> options = new ArrayList<>();
        options.add(Field.Option.of("home", Message.of("menu.target.home")));
        options.add(Field.Option.of("agenda", Message.of("menu.target.agenda")));
        for (SectionTree.Placed one : Menus.sections(tx)) {
            options.add(
                    option(
                            one.section().id(),
                            "menu.option.section",
                            STEP.repeat(one.depth()) + one.section().title()));
        }
        Menus.pages(tx).forEach(it -> options.add(option(it.id(), "menu.option.page", it.title())));
        Menus.articles(tx)
                .forEach(it -> options.add(option(it.id(), "menu.option.article", it.title())));
        options.add(Field.Option.of("address", Message.of("menu.target.address")));
        options.add(Field.Option.of("heading", Message.of("menu.target.heading")));
        boolean known =
                chosen.isEmpty() || options.stream().anyMatch(it -> it.value().equals(chosen));
        if (!known) {
            options.addFirst(older(tx, chosen));
        }
        return options;
    }

    /** A text too old to be offered, or one that is gone. */
    private static Field.Option older(TenantTx tx, String id) {
        return Entry.uuid(id).stream()
                .flatMap(it -> Menus.texts(tx, List.of(it.toString())).stream())
                .findFirst()
                .map(it -> option(it.id(), "menu.option.article", it.title()))
                .orElseGet(() -> Field.Option.of(id, Message.of("menu.target.gone")));
    }

    private static Field.Option option(UUID id, String key, String title) {
        return Field.Option.of(id.toString(), Message.of(key, "title", title));
    }

    private static Field marked(List<Wrong> wrongs, Field field) {
        return wrongs.stream()
                .filter(one -> one.field().equals(field.name()))
                .findFirst()
                .map(one -> field.withError(one.problem()))
                .orElse(field);
    }

    private static SaveEntry.Command command(Menu.Spot spot) {
        Entry entry = spot.entry();
        boolean address = entry.kind() == EntryKind.ADDRESS;
        String target =
                switch (entry.kind()) {
                    case HOME, AGENDA, ADDRESS, HEADING -> entry.kind().key();
                    case SECTION, TEXT -> entry.target();
                };
        return new SaveEntry.Command(
                entry.id(),
                entry.version(),
                spot.place(),
                target,
                address ? entry.target() : "",
                entry.label());
    }

    private static SaveEntry.Command typed(
            Exchange exchange, UUID id, int version, Menu.Place place) {
        return new SaveEntry.Command(
                id,
                version,
                place,
                exchange.form("target"),
                exchange.form("url"),
                exchange.form("label"));
    }

    private Optional<Menu.Spot> find(Desk desk, Exchange exchange) {
        return Entry.uuid(exchange.parameter("entry"))
                .flatMap(id ->
                        room.database()
                                .read(desk.tenancy(), Menus::read)
                                .menu()
                                .flatMap(menu -> menu.find(id)));
    }

    private static Menu.Place place(String key) {
        return Menu.Place.of(key).orElse(Menu.Place.MAIN);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
