package org.preau.moving;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.preau.backup.store.StoredObject;
import org.preau.base.Ids;
import org.preau.base.TenantId;
import org.preau.render.Link;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** {@code /espace/{association}/export}: the site is made into a file, and downloaded. */
final class DeparturePages {

    /** What the template of the first page shows. */
    record StartView(UUID id, String action, List<String> forms, List<Row> latest) {}

    /** One that was asked for. */
    record Row(String form, String href, String state, Instant at, String by) {}

    /** What the template of one departure shows. */
    record View(
            String form,
            String state,
            boolean making,
            boolean ready,
            long seen,
            long bytes,
            Instant until,
            String file,
            String again,
            List<Link> crumbs) {}

    private final Database database;
    private final Pages pages;
    private final Storeroom storeroom;
    private final AskDeparture ask;

    DeparturePages(Database database, Pages pages, Storeroom storeroom, AskDeparture ask) {
        this.database = database;
        this.pages = pages;
        this.storeroom = storeroom;
        this.ask = ask;
    }

    Reply start(Desk desk, Exchange exchange) {
        List<Row> latest =
                database.read(desk.tenancy(), Departure::latest).stream()
                        .map(it -> row(desk, it))
                        .toList();
        List<String> forms =
                Arrays.stream(Departure.Form.values()).map(Departure.Form::word).toList();
        StartView view = new StartView(Ids.next(), base(desk), forms, latest);
        return pages.desk(200, "moving/export", view, desk, exchange);
    }

    Reply ask(Desk desk, Exchange exchange) {
        UUID id = Asked.id(exchange.form("id")).orElseGet(Ids::next);
        return Departure.Form.of(exchange.form("form"))
                .map(form -> Reply.seeOther(base(desk) + "/" + ask.run(desk, id, form)))
                .orElseGet(() -> pages.problem(400, exchange));
    }

    Reply show(Desk desk, Exchange exchange) {
        return at(
                desk,
                exchange,
                it -> {
                    Reply reply =
                            pages.desk(200, "moving/departure", view(desk, it), desk, exchange);
                    boolean making = it.state() == Departure.State.MAKING;
                    return making ? reply.with("refresh", "2") : reply;
                });
    }

    Reply file(Desk desk, Exchange exchange) {
        return at(
                desk,
                exchange,
                it -> file(desk, it, storeroom).orElseGet(() -> pages.notFound(exchange)));
    }

    /** The file itself, to be downloaded and never shown; empty when it is not there. */
    static Optional<Reply> file(Desk desk, Departure it, Storeroom storeroom) {
        if (it.state() != Departure.State.READY) {
            return Optional.empty();
        }
        boolean xml = it.form() == Departure.Form.WXR;
        String name = desk.tenant().slug() + "-" + it.form().word() + (xml ? ".xml" : ".zip");
        return Optional.of(
                Reply.stream(
                                xml ? "application/xml" : "application/zip",
                                it.bytes(),
                                () -> open(desk.tenant().id(), it.id(), storeroom))
                        .with("content-disposition", "attachment; filename=\"" + name + "\"")
                        .with("content-security-policy", "default-src 'none'; sandbox"));
    }

    private static InputStream open(TenantId tenant, UUID id, Storeroom storeroom) {
        try {
            return storeroom
                    .open(tenant, id, Storeroom.Part.MADE)
                    .map(StoredObject::bytes)
                    .orElseThrow(() -> new IllegalStateException("the store has lost " + id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static View view(Desk desk, Departure it) {
        return new View(
                it.form().word(),
                it.state().word(),
                it.state() == Departure.State.MAKING,
                it.state() == Departure.State.READY,
                it.seen(),
                it.bytes(),
                it.expiresAt(),
                base(desk) + "/" + it.id() + "/fichier",
                base(desk),
                List.of(new Link(Message.of("moving.export.title"), base(desk))));
    }

    private Reply at(Desk desk, Exchange exchange, Function<Departure, Reply> then) {
        return Asked.part(exchange, "departure")
                .flatMap(id -> database.read(desk.tenancy(), tx -> Departure.find(tx, id)))
                .map(then)
                .orElseGet(() -> pages.notFound(exchange));
    }

    private static Row row(Desk desk, Departure it) {
        return new Row(
                it.form().word(),
                base(desk) + "/" + it.id(),
                it.state().word(),
                it.madeAt(),
                it.madeBy());
    }

    private static String base(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/export";
    }
}
