package org.preau.operator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.ApiPage;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The operator's API of files of associations: {@code /api/v1/platform/imports}. */
final class ImportsApi {

    private static final int ROWS = 500;

    /** A file as text; the same columns as the console's. */
    record NewOne(String name, String csv) {}

    /** A file as programs see it. */
    record File(
            UUID id,
            String name,
            String state,
            int ready,
            int wrong,
            int there,
            int opened,
            int refused) {}

    /** One line of it. */
    record Line(int line, String name, String slug, String outcome, List<String> problems) {}

    private final Database database;
    private final ApiForms forms;
    private final Messages messages;
    private final PreviewImport preview;
    private final ConfirmImport confirm;

    ImportsApi(
            Database database,
            ApiForms forms,
            Messages messages,
            PreviewImport preview,
            ConfirmImport confirm) {
        this.database = database;
        this.forms = forms;
        this.messages = messages;
        this.preview = preview;
        this.confirm = confirm;
    }

    Reply create(Desk desk, Exchange exchange) {
        return forms.read(
                exchange,
                NewOne.class,
                sent ->
                        switch (preview.run(
                                desk.actor(),
                                sent.name(),
                                sent.csv().getBytes(StandardCharsets.UTF_8))) {
                            case PreviewImport.Unreadable(Message why) ->
                                    forms.invalid(exchange, Map.of("csv", why));
                            case PreviewImport.Previewed previewed -> file(201, previewed.id());
                        });
    }

    Reply get(Desk desk, Exchange exchange) {
        return Console.id(exchange.parameter("id"))
                .map(id -> file(200, id))
                .orElseGet(AssociationsApi::absent);
    }

    Reply lines(Desk desk, Exchange exchange) {
        Optional<UUID> id = Console.id(exchange.parameter("id"));
        Integer asked = Filter.number(exchange.query("page"));
        int page = asked == null ? 1 : Math.clamp(asked, 1, CsvFile.MAX_LINES / ROWS);
        if (id.isEmpty()) {
            return AssociationsApi.absent();
        }
        return database.operator(
                "list the lines of a file",
                tx -> {
                    List<Line> items =
                            Imports.lines(tx, id.get(), null, ROWS, (page - 1) * ROWS).stream()
                                    .map(line -> json(line, exchange))
                                    .toList();
                    int all = Imports.counts(tx, id.get()).all();
                    return Reply.json(200, ApiPage.of(items, page, ROWS, all));
                });
    }

    Reply confirm(Desk desk, Exchange exchange) {
        Optional<UUID> id =
                Console.id(exchange.parameter("id"))
                        .filter(file -> confirm.run(desk.actor(), file));
        return id.map(file -> file(202, file)).orElseGet(AssociationsApi::absent);
    }

    private Reply file(int status, UUID id) {
        return database.operator(
                "look at a file of associations",
                tx ->
                        Imports.one(tx, id)
                                .map(file -> Reply.json(status, json(file, Imports.counts(tx, id))))
                                .orElseGet(AssociationsApi::absent));
    }

    private static File json(Imports.Import file, Imports.Counts counts) {
        return new File(
                file.id(),
                file.fileName(),
                ApiForms.lower(file.state()),
                counts.ready(),
                counts.wrong(),
                counts.there(),
                counts.opened(),
                counts.refused());
    }

    private Line json(Imports.Line line, Exchange exchange) {
        return new Line(
                line.line(),
                line.name(),
                line.slug(),
                ApiForms.lower(line.outcome()),
                line.messages().stream()
                        .map(problem -> problem.in(exchange.language(), messages))
                        .toList());
    }
}
