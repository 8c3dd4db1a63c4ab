package org.preau.takeaway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Link;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** {@code /espace/{association}/tout-emporter}: everything in one archive, made and downloaded. */
final class TakeawayPages {

    /** What the template of the first page shows. */
    record StartView(UUID id, String action, Field history, int days, List<Row> latest) {}

    /** One that was asked for. */
    record Row(String href, String state, Instant at, String by) {}

    /** What the template of one archive shows. */
    record View(
            String state,
            boolean making,
            boolean ready,
            String step,
            long done,
            long total,
            long files,
            long bytes,
            String sha256,
            int missing,
            Instant until,
            String file,
            String cancel,
            String again,
            List<Link> crumbs) {}

    private final Database database;
    private final Pages pages;
    private final DownloadTakeaway download;
    private final AskTakeaway ask;
    private final CancelTakeaway cancel;
    private final Proven proven;

    TakeawayPages(
            Database database,
            Pages pages,
            DownloadTakeaway download,
            AskTakeaway ask,
            CancelTakeaway cancel,
            Proven proven) {
        this.database = database;
        this.pages = pages;
        this.download = download;
        this.ask = ask;
        this.cancel = cancel;
        this.proven = proven;
    }

    Reply start(Desk desk, Exchange exchange) {
        List<Row> latest =
                database.read(desk.tenancy(), Takeaway::latest).stream()
                        .map(it -> row(desk, it))
                        .toList();
        StartView view =
                new StartView(
                        Ids.next(),
                        base(desk),
                        Field.of(Field.Type.CHECKBOX, "history", "takeaway.history")
                                .withValue("on")
                                .withHint(Message.of("takeaway.hint.history"))
                                .optional(),
                        (int) AskTakeaway.KEPT.toDays(),
                        latest);
        return pages.desk(200, "takeaway/start", view, desk, exchange);
    }

    /** After a fresh proof only: the archive holds everything, addresses included. */
    Reply ask(Desk desk, Exchange exchange) {
        if (!isProven(desk)) {
            return prove(base(desk));
        }
        UUID id = id(exchange.form("id")).orElseGet(Ids::next);
        UUID made = ask.run(desk, id, exchange.formHas("history"));
        return Reply.seeOther(base(desk) + "/" + made);
    }

    Reply show(Desk desk, Exchange exchange) {
        return at(
                desk,
                exchange,
                it -> {
                    Reply reply =
                            pages.desk(200, "takeaway/archive", view(desk, it), desk, exchange);
                    boolean making = it.state() == Takeaway.State.MAKING;
                    return making ? reply.with("refresh", "2") : reply;
                });
    }

    Reply cancel(Desk desk, Exchange exchange) {
        return at(
                desk,
                exchange,
                it -> {
                    boolean _ = cancel.run(desk, it.id());
                    return Pages.done(base(desk), "said.takeaway-cancelled");
                });
    }

    Reply file(Desk desk, Exchange exchange) {
        return at(
                desk,
                exchange,
                it ->
                        isProven(desk)
                                ? download.run(desk, exchange, it)
                                        .orElseGet(() -> pages.notFound(exchange))
                                : prove(base(desk) + "/" + it.id()));
    }

    private boolean isProven(Desk desk) {
        return desk.who().map(person -> proven.recently(person.session())).orElse(true);
    }

    private static Reply prove(String back) {
        return Reply.seeOther(
                "/compte/preuve?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }

    private static View view(Desk desk, Takeaway it) {
        String here = base(desk) + "/" + it.id();
        return new View(
                it.state().word(),
                it.state() == Takeaway.State.MAKING,
                it.state() == Takeaway.State.READY,
                it.step(),
                it.done(),
                it.total(),
                it.files(),
                it.bytes(),
                String.valueOf(it.sha256()),
                it.missing(),
                it.expiresAt(),
                here + "/fichier",
                here + "/retrait",
                base(desk),
                List.of(new Link(Message.of("takeaway.title"), base(desk))));
    }

    private Reply at(Desk desk, Exchange exchange, Function<Takeaway, Reply> then) {
        return id(exchange.parameter("takeaway"))
                .flatMap(id -> database.read(desk.tenancy(), tx -> Takeaway.find(tx, id)))
                .map(then)
                .orElseGet(() -> pages.notFound(exchange));
    }

    private static Row row(Desk desk, Takeaway it) {
        return new Row(base(desk) + "/" + it.id(), it.state().word(), it.madeAt(), it.madeBy());
    }

    /** Empty for anything but an identifier. */
    static Optional<UUID> id(String text) {
        return Ids.read(text);
    }

    private static String base(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/tout-emporter";
    }
}
