package org.preau.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.render.Pager;
import org.preau.sql.OperatorTx;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.Actor;
import org.preau.web.Exchange;
import org.preau.web.Person;
import org.preau.web.Reply;
import org.preau.web.Upload;

/** {@code /console/associations/import}: many associations from one file. */
final class ImportPages {

    private static final String HERE = "/console/associations/import";
    private static final int ROWS = 100;

    /** A column by its constant, which names its message, and its two titles. */
    record Named(CsvFile.Column column, String french, String english) {}

    /** What the template of the first page shows. */
    record StartView(
            Form form,
            List<Named> columns,
            List<Imports.Import> latest,
            int megabytes,
            int lines,
            List<Link> crumbs) {}

    /** One line with what is wrong. */
    record Line(
            int line, String slug, String name, Imports.Outcome outcome, List<Message> problems) {}

    /** One way to look at the lines. */
    record Tab(String outcome, int count, String href, boolean current) {}

    /** What the template of one file shows, from its preview to its report. */
    record View(
            Imports.Import file,
            Imports.Counts counts,
            int all,
            int done,
            boolean preview,
            boolean running,
            boolean guessed,
            List<Tab> tabs,
            List<Line> lines,
            Pager pager,
            List<Link> crumbs) {}

    private final Console console;
    private final PreviewImport preview;
    private final ConfirmImport confirm;
    private final Messages messages;

    ImportPages(Console console, PreviewImport preview, ConfirmImport confirm, Messages messages) {
        this.console = console;
        this.preview = preview;
        this.confirm = confirm;
        this.messages = messages;
    }

    Reply start(Person who, Exchange exchange) {
        return start(200, exchange, Map.of());
    }

    Reply example(Person who, Exchange exchange) {
        return file("exemple.csv", ImportReport.example());
    }

    Reply preview(Person who, Exchange exchange) {
        Optional<Upload> upload = exchange.upload("file");
        if (upload.isEmpty()) {
            return start(422, exchange, Map.of("file", Message.of("operator.csv.none")));
        }
        Actor actor = Console.actor(who, exchange);
        return switch (preview.run(actor, upload.get().name(), bytes(upload.get()))) {
            case PreviewImport.Unreadable(Message why) -> start(422, exchange, Map.of("file", why));
            case PreviewImport.Previewed(UUID id, boolean guessed) ->
                    Reply.seeOther(HERE + "/" + id + (guessed ? "?accents=1" : ""));
        };
    }

    Reply show(Person who, Exchange exchange) {
        return at(exchange, file -> show(exchange, file));
    }

    Reply confirm(Person who, Exchange exchange) {
        return at(
                exchange,
                file -> {
                    confirm.run(Console.actor(who, exchange), file.id());
                    return Reply.seeOther(HERE + "/" + file.id());
                });
    }

    Reply report(Person who, Exchange exchange) {
        return at(
                exchange,
                file -> {
                    byte[] report =
                            console.ask(
                                    "write the report of a file",
                                    tx ->
                                            ImportReport.of(
                                                    tx, file.id(), exchange.language(), messages));
                    return file("rapport.csv", report);
                });
    }

    private Reply show(Exchange exchange, Imports.Import file) {
        View view = console.ask("look at a file of associations", tx -> view(tx, exchange, file));
        Reply reply = console.page(200, "import-lines", view, exchange);
        return view.running() ? reply.with("refresh", "2") : reply;
    }

    private static View view(OperatorTx tx, Exchange exchange, Imports.Import file) {
        Imports.Counts counts = Imports.counts(tx, file.id());
        Imports.Outcome chosen = Filter.constant(Imports.Outcome.class, exchange.query("lignes"));
        Integer asked = Filter.number(exchange.query("page"));
        int page = asked == null ? 1 : Math.clamp(asked, 1, CsvFile.MAX_LINES / ROWS);
        int fitting = chosen == null ? counts.all() : counts.of(chosen);
        String here = HERE + "/" + file.id();
        String filter = chosen == null ? "" : "&lignes=" + name(chosen);
        return new View(
                file,
                counts,
                counts.all(),
                counts.done(),
                file.state() == Imports.State.PREVIEW,
                file.state() == Imports.State.RUNNING,
                !exchange.query("accents").isEmpty(),
                tabs(here, counts, chosen),
                Imports.lines(tx, file.id(), chosen, ROWS, (page - 1) * ROWS).stream()
                        .map(ImportPages::line)
                        .toList(),
                Pager.of(
                        page,
                        Math.ceilDiv(fitting, ROWS),
                        number -> here + "?page=" + number + filter),
                List.of(
                        new Link(
                                Message.of("web.menu.console.associations"),
                                "/console/associations"),
                        new Link(Message.of("operator.import.title"), HERE)));
    }

    private static List<Tab> tabs(
            String here, Imports.Counts counts, Imports.@Nullable Outcome chosen) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab("all", counts.all(), here, chosen == null));
        for (Imports.Outcome outcome : Imports.Outcome.values()) {
            if (counts.of(outcome) > 0) {
                tabs.add(
                        new Tab(
                                name(outcome),
                                counts.of(outcome),
                                here + "?lignes=" + name(outcome),
                                outcome == chosen));
            }
        }
        return tabs;
    }

    private static Line line(Imports.Line line) {
        return new Line(line.line(), line.slug(), line.name(), line.outcome(), line.messages());
    }

    private static String name(Imports.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private Reply start(int status, Exchange exchange, Map<String, Message> problems) {
        Field file =
                new Fields("operator.import.", problems).file("file", ".csv,text/csv,text/plain");
        return console.page(status, "import", startView(file), exchange);
    }

    private StartView startView(Field file) {
        return new StartView(
                Form.of(file),
                Arrays.stream(CsvFile.Column.values()).map(ImportPages::named).toList(),
                console.ask("list files of associations", Imports::latest),
                CsvFile.MAX_BYTES / 1_000_000,
                CsvFile.MAX_LINES,
                List.of(
                        new Link(
                                Message.of("web.menu.console.associations"),
                                "/console/associations")));
    }

    private static Named named(CsvFile.Column column) {
        return new Named(column, column.french(), column.english());
    }

    private Reply at(Exchange exchange, Function<Imports.Import, Reply> then) {
        return Console.id(exchange.parameter("id"))
                .flatMap(id -> console.ask("find a file", tx -> Imports.one(tx, id)))
                .map(then)
                .orElseGet(() -> console.notFound(exchange));
    }

    /** One byte more than may be, at most: enough to know that it is too large. */
    private static byte[] bytes(Upload upload) {
        try (InputStream in = Files.newInputStream(upload.path())) {
            return in.readNBytes(CsvFile.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("an upload cannot be read", e);
        }
    }

    private static Reply file(String name, byte[] bytes) {
        return Reply.bytes(200, "text/csv; charset=utf-8", bytes)
                .with("content-disposition", "attachment; filename=\"" + name + "\"");
    }
}
