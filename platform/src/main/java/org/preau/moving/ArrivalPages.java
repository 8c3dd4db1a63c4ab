package org.preau.moving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.moving.Arrival.State;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Upload;

/** {@code /espace/{association}/import}: a former site is sent, looked at, brought, taken away. */
final class ArrivalPages {

    private static final int LINES = 200;
    private static final String TYPES =
            ".zip,.xml,.sql,.sqlite,application/zip,text/xml,application/xml";
    private static final List<String> KINDS =
            List.of("section", "article", "page", "picture", "file", "comment", "menu");

    /** What the template of the first page shows. */
    record StartView(String action, Form form, List<Row> latest) {}

    /** One that came before. */
    record Row(String name, String href, String state, Instant at, String by) {}

    /**
     * How many of a kind.
     *
     * @param kind a word of messages
     */
    record Count(String kind, long came, long same, long kept, long lost) {}

    /** What the template of one arrival shows. */
    record View(
            String name,
            String form,
            String state,
            boolean busy,
            long seen,
            long expected,
            @Nullable Message problem,
            List<Count> counts,
            boolean anything,
            List<KeptReport.Line> lines,
            long more,
            String action,
            String here,
            List<Link> crumbs) {}

    record UndoView(String name, String action, String back, List<Link> crumbs) {}

    private final Database database;
    private final Pages pages;
    private final Messages messages;
    private final TakeSite take;
    private final ConfirmArrival confirm;
    private final UndoArrival undo;

    ArrivalPages(
            Database database,
            Pages pages,
            Messages messages,
            TakeSite take,
            ConfirmArrival confirm,
            UndoArrival undo) {
        this.database = database;
        this.pages = pages;
        this.messages = messages;
        this.take = take;
        this.confirm = confirm;
        this.undo = undo;
    }

    Reply start(Desk desk, Exchange exchange) {
        return start(200, desk, exchange, Optional.empty());
    }

    private Reply start(int status, Desk desk, Exchange exchange, Optional<Message> wrong) {
        List<Row> latest =
                database.read(desk.tenancy(), Arrivals::latest).stream()
                        .map(it -> row(desk, it))
                        .toList();
        Field file =
                Field.of(Field.Type.FILE, "file", "moving.field.file")
                        .withAccept(TYPES)
                        .withHint(Message.of("moving.hint.file"));
        Form form =
                Form.of(
                        wrong.map(file::withError).orElse(file),
                        Field.of(Field.Type.FILE, "media", "moving.field.media")
                                .withAccept(".zip,application/zip")
                                .withHint(Message.of("moving.hint.media"))
                                .optional(),
                        Field.of(Field.Type.CHECKBOX, "fetch", "moving.field.fetch")
                                .withHint(Message.of("moving.hint.fetch"))
                                .optional());
        return pages.desk(
                status, "moving/import", new StartView(base(desk), form, latest), desk, exchange);
    }

    Reply send(Desk desk, Exchange exchange) {
        Optional<Upload> file = exchange.upload("file");
        if (file.isEmpty()) {
            return start(422, desk, exchange, Optional.of(Message.of("moving.wrong.file")));
        }
        TakeSite.Command command =
                new TakeSite.Command(
                        Ids.next(),
                        new TakeSite.Sent(file.get().path(), file.get().name()),
                        exchange.upload("media").map(it -> new TakeSite.Sent(it.path(), it.name())),
                        exchange.formHas("fetch"));
        return switch (take.run(desk, command)) {
            case TakeSite.Taken(UUID taken) -> Reply.seeOther(base(desk) + "/" + taken);
            case TakeSite.NotTaken(int status, Message why) ->
                    start(status, desk, exchange, Optional.of(why));
        };
    }

    Reply show(Desk desk, Exchange exchange) {
        return at(desk, exchange, it -> show(200, desk, exchange, it));
    }

    private Reply show(int status, Desk desk, Exchange exchange, Arrival it) {
        Reply reply = pages.desk(status, "moving/arrival", view(desk, it), desk, exchange);
        return it.state().isBusy() ? reply.with("refresh", "2") : reply;
    }

    private static View view(Desk desk, Arrival it) {
        KeptReport report = KeptReport.read(it.report());
        String here = base(desk) + "/" + it.id();
        List<Count> counts = counts(report);
        return new View(
                it.fileName(),
                it.form(),
                it.state().word(),
                it.state().isBusy(),
                it.seen(),
                Math.max(it.expected(), it.seen()),
                Arrivals.problem(it),
                counts,
                !counts.isEmpty(),
                report.lines().stream().limit(LINES).toList(),
                Math.max(0, report.lines().size() - LINES),
                here,
                here,
                crumbs(desk));
    }

    private static List<Count> counts(KeptReport report) {
        List<Count> counts = new ArrayList<>();
        for (String kind : KINDS) {
            Count one =
                    new Count(
                            kind,
                            report.came(kind),
                            report.fate(kind, "same"),
                            report.fate(kind, "kept"),
                            report.fate(kind, "lost"));
            if (one.came() + one.same() + one.kept() + one.lost() > 0) {
                counts.add(one);
            }
        }
        return counts;
    }

    Reply confirm(Desk desk, Exchange exchange) {
        return at(
                desk,
                exchange,
                it -> {
                    confirm.run(desk, it.id());
                    return Reply.seeOther(base(desk) + "/" + it.id());
                });
    }

    Reply report(Desk desk, Exchange exchange) {
        return at(
                desk,
                exchange,
                it ->
                        Reply.bytes(
                                        200,
                                        "text/csv; charset=utf-8",
                                        ReportCsv.of(
                                                KeptReport.read(it.report()),
                                                exchange.language(),
                                                messages))
                                .with(
                                        "content-disposition",
                                        "attachment; filename=\"rapport.csv\""));
    }

    Reply askUndo(Desk desk, Exchange exchange) {
        return at(
                desk,
                exchange,
                it -> {
                    if (it.state() != State.DONE) {
                        return Reply.seeOther(base(desk) + "/" + it.id());
                    }
                    String here = base(desk) + "/" + it.id();
                    UndoView view =
                            new UndoView(it.fileName(), here + "/retrait", here, crumbs(desk));
                    return pages.desk(200, "moving/undo", view, desk, exchange);
                });
    }

    Reply undo(Desk desk, Exchange exchange) {
        return at(
                desk,
                exchange,
                it -> {
                    String here = base(desk) + "/" + it.id();
                    return switch (undo.run(desk, it.id())) {
                        case UndoArrival.Undone undone -> Pages.done(here, "said.moving-undone");
                        case UndoArrival.NothingToUndo nothing -> Reply.seeOther(here);
                    };
                });
    }

    private Reply at(Desk desk, Exchange exchange, Function<Arrival, Reply> then) {
        return Asked.part(exchange, "arrival")
                .flatMap(id -> database.read(desk.tenancy(), tx -> Arrivals.find(tx, id)))
                .map(then)
                .orElseGet(() -> pages.notFound(exchange));
    }

    private static Row row(Desk desk, Arrival it) {
        return new Row(
                it.fileName(),
                base(desk) + "/" + it.id(),
                it.state().word(),
                it.madeAt(),
                it.madeBy());
    }

    private static List<Link> crumbs(Desk desk) {
        return List.of(new Link(Message.of("moving.import.title"), base(desk)));
    }

    private static String base(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/import";
    }
}
