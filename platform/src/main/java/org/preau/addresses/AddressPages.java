package org.preau.addresses;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.site.Wrong;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** Addresses of one's own in the workspace: all, a new one, one of them, one to be taken away. */
final class AddressPages {

    /** The view of {@code addresses/addresses.hbs}. */
    record View(List<Row> rows, String create, String mail) {}

    /**
     * An address.
     *
     * @param people those who get what arrives there, between commas
     * @param waiting those who have not answered
     */
    record Row(
            String address,
            boolean everything,
            String note,
            String people,
            String waiting,
            String href,
            String ask,
            String remove) {}

    /**
     * The view of {@code addresses/address.hbs}.
     *
     * @param host what stands after the at sign
     * @param now how it stands by now, when somebody changed it in the meantime
     */
    record OneView(
            List<Link> crumbs,
            boolean fresh,
            String action,
            String back,
            UUID id,
            int version,
            String host,
            Optional<Row> now,
            Form form) {}

    /** The view of {@code addresses/remove.hbs}. */
    record RemoveView(List<Link> crumbs, String address, String action, String back) {}

    private final AddressRoom room;

    AddressPages(AddressRoom room) {
        this.room = room;
    }

    Reply list(Desk desk, Exchange exchange) {
        List<Row> rows =
                room.database().read(desk.tenancy(), OwnAddresses::all).stream()
                        .map(it -> row(desk, it))
                        .toList();
        View view =
                new View(
                        rows,
                        AddressRoom.base(desk) + "/nouvelle",
                        "/espace/" + desk.tenant().slug() + "/courrier");
        return room.pages().desk(200, "addresses/addresses", view, desk, exchange);
    }

    private Row row(Desk desk, OwnAddress it) {
        String its = AddressRoom.base(desk) + "/" + it.id();
        return new Row(
                AskTarget.shown(desk.tenant(), room.directory(), it.name()),
                it.name().equals(OwnAddresses.EVERYTHING),
                it.note(),
                people(it, true),
                people(it, false),
                its,
                its + "/demande",
                its + "/supprimer");
    }

    private static String people(OwnAddress it, boolean confirmed) {
        return it.targets().stream()
                .filter(target -> target.confirmed() == confirmed)
                .map(target -> target.email().value())
                .collect(Collectors.joining(", "));
    }

    Reply create(Desk desk, Exchange exchange) {
        ChangeAddress.Command empty = new ChangeAddress.Command(Ids.next(), 0, "", "", "");
        return form(200, desk, exchange, empty, List.of(), Optional.empty());
    }

    Reply show(Desk desk, Exchange exchange) {
        return room.found(desk, exchange)
                .map(it ->
                        form(
                                200,
                                desk,
                                exchange,
                                new ChangeAddress.Command(
                                        it.id(), it.version(), it.name(), it.note(), targets(it)),
                                List.of(),
                                Optional.empty()))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private static String targets(OwnAddress it) {
        return it.targets().stream()
                .map(target -> target.email().value())
                .collect(Collectors.joining("\n"));
    }

    Reply saveNew(Desk desk, Exchange exchange) {
        UUID id = AddressRoom.id(exchange.form("id")).orElseGet(Ids::next);
        return save(desk, exchange, id, 0);
    }

    Reply save(Desk desk, Exchange exchange) {
        Optional<OwnAddress> there = room.found(desk, exchange);
        return there.map(it -> save(desk, exchange, it.id(), version(exchange)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply save(Desk desk, Exchange exchange, UUID id, int version) {
        ChangeAddress.Command command =
                new ChangeAddress.Command(
                        id,
                        version,
                        exchange.form("name"),
                        exchange.form("note"),
                        exchange.form("targets"));
        return switch (room.change().save(desk, command)) {
            case ChangeAddress.Saved(OwnAddress address, int asked) ->
                    Pages.done(
                            AddressRoom.base(desk),
                            asked > 0 ? "said.address-asked" : "said.address-saved");
            case ChangeAddress.Invalid(List<Wrong> wrongs) ->
                    form(422, desk, exchange, command, wrongs, Optional.empty());
            case ChangeAddress.Stale(OwnAddress now) ->
                    form(
                            409,
                            desk,
                            exchange,
                            new ChangeAddress.Command(
                                    id,
                                    now.version(),
                                    command.name(),
                                    command.note(),
                                    command.targets()),
                            List.of(),
                            Optional.of(row(desk, now)));
            case ChangeAddress.Missing() -> room.pages().notFound(exchange);
        };
    }

    private static int version(Exchange exchange) {
        try {
            return Integer.parseInt(exchange.form("version").strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private Reply form(
            int status,
            Desk desk,
            Exchange exchange,
            ChangeAddress.Command typed,
            List<Wrong> wrongs,
            Optional<Row> now) {
        String base = AddressRoom.base(desk);
        boolean fresh = typed.version() == 0;
        OneView view =
                new OneView(
                        crumbs(desk),
                        fresh,
                        fresh ? base + "/nouvelle" : base + "/" + typed.id(),
                        base,
                        typed.id(),
                        typed.version(),
                        room.directory().home(desk.tenant()).value(),
                        now,
                        fields(typed, wrongs));
        return room.pages().desk(status, "addresses/address", view, desk, exchange);
    }

    private static Form fields(ChangeAddress.Command typed, List<Wrong> wrongs) {
        return Form.of(
                marked(
                        wrongs,
                        Field.of(Field.Type.TEXT, "name", "addresses.field.name")
                                .withValue(typed.name())
                                .withHint(Message.of("addresses.hint.name"))),
                marked(
                        wrongs,
                        Field.of(Field.Type.AREA, "targets", "addresses.field.targets")
                                .withValue(typed.targets())
                                .withHint(
                                        Message.of(
                                                "addresses.hint.targets",
                                                "most",
                                                CheckAddress.TARGETS))),
                marked(
                        wrongs,
                        Field.of(Field.Type.TEXT, "note", "addresses.field.note")
                                .withValue(typed.note())
                                .withMaxLength(CheckAddress.NOTE)
                                .optional()));
    }

    private static Field marked(List<Wrong> wrongs, Field field) {
        return wrongs.stream()
                .filter(one -> one.field().equals(field.name()))
                .findFirst()
                .map(one -> field.withError(one.problem()))
                .orElse(field);
    }

    Reply ask(Desk desk, Exchange exchange) {
        return AddressRoom.id(exchange)
                .flatMap(id -> room.change().askAgain(desk, id))
                .map(asked ->
                        Pages.done(
                                AddressRoom.base(desk),
                                asked > 0 ? "said.address-asked" : "said.address-asked-enough"))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply confirm(Desk desk, Exchange exchange) {
        return room.found(desk, exchange)
                .map(it -> {
                    Row row = row(desk, it);
                    RemoveView view =
                            new RemoveView(
                                    crumbs(desk),
                                    row.address(),
                                    row.remove(),
                                    AddressRoom.base(desk));
                    return room.pages().desk(200, "addresses/remove", view, desk, exchange);
                })
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply remove(Desk desk, Exchange exchange) {
        return AddressRoom.id(exchange).filter(id -> room.change().remove(desk, id)).isPresent()
                ? Pages.done(AddressRoom.base(desk), "said.address-removed")
                : room.pages().notFound(exchange);
    }

    private static List<Link> crumbs(Desk desk) {
        return List.of(
                new Link(
                        Message.of("addresses.mail"),
                        "/espace/" + desk.tenant().slug() + "/courrier"),
                new Link(Message.of("addresses.title"), AddressRoom.base(desk)));
    }
}
