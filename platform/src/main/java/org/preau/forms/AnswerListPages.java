package org.preau.forms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.preau.render.Link;
import org.preau.render.Pager;
import org.preau.text.CleanInput;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** What was answered, as a table with its search, and as CSV. */
final class AnswerListPages {

    private static final int PAGE = 30;
    private static final int COLUMNS = 4;
    private static final int CUT = 90;
    private static final int MOST_EXPORTED = 50_000;

    /**
     * The table.
     *
     * @param state which ones are shown, as the word of {@link Answer.State}
     * @param suspects how many wait to be checked
     * @param words that were searched for
     * @param open whether only those nobody has dealt with
     * @param columns the first questions
     */
    record ListView(
            List<Link> crumbs,
            String form,
            String state,
            long suspects,
            String words,
            boolean open,
            long total,
            List<String> columns,
            List<Row> rows,
            Pager pager,
            String path,
            String csv,
            boolean filtered) {}

    record Row(Instant at, List<Cell> cells, boolean done, String href) {}

    record Cell(String label, String text) {}

    private record Found(List<Answer> answers, long total) {}

    private final FormRoom room;
    private final AnswersCsv csv;

    AnswerListPages(FormRoom room) {
        this.room = room;
        this.csv = new AnswersCsv(room.messages());
    }

    /** {@code GET …/reponses?q=&etat=&ouvertes=&page=}. */
    Reply list(Desk desk, Exchange exchange) {
        return room.form(desk, exchange)
                .map(form -> list(desk, exchange, form))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply list(Desk desk, Exchange exchange, Questionnaire form) {
        Answers.Wanted wanted = wanted(form, exchange);
        int page = Math.clamp(Typed.number(exchange.query("page"), 1), 1, 10_000);
        Found found =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx ->
                                        new Found(
                                                Answers.page(tx, wanted, PAGE, (page - 1L) * PAGE),
                                                Answers.count(tx, wanted)));
        String path = FormRoom.of(desk, form.id()) + "/reponses";
        String filter = filter(wanted);
        List<String> ids = columns(form, found.answers());
        ListView view =
                new ListView(
                        FormRoom.crumbs(desk, form),
                        form.title(),
                        word(wanted.state()),
                        form.suspects(),
                        wanted.words(),
                        wanted.open(),
                        found.total(),
                        ids.stream().map(id -> label(form, found.answers(), id)).toList(),
                        rows(form, found.answers(), ids, path),
                        Pager.of(
                                page,
                                (int) Math.ceilDiv(found.total(), (long) PAGE),
                                number -> path + "?page=" + number + filter),
                        path,
                        path + ".csv" + (filter.isEmpty() ? "" : "?" + filter.substring(1)),
                        !wanted.words().isEmpty() || wanted.open());
        return room.pages().desk(200, "forms/answers", view, desk, exchange);
    }

    private static Answers.Wanted wanted(Questionnaire form, Exchange exchange) {
        String words = CleanInput.line(exchange.query("q"));
        return new Answers.Wanted(
                form.id(),
                words.length() > 200 ? words.substring(0, 200) : words,
                Typed.constant(Answer.State.class, exchange.query("etat"))
                        .orElse(Answer.State.RECEIVED),
                exchange.query("ouvertes").equals("oui"));
    }

    private static String filter(Answers.Wanted wanted) {
        String state =
                wanted.state() == Answer.State.RECEIVED ? "" : "&etat=" + word(wanted.state());
        String words =
                wanted.words().isEmpty()
                        ? ""
                        : "&q=" + URLEncoder.encode(wanted.words(), StandardCharsets.UTF_8);
        return state + words + (wanted.open() ? "&ouvertes=oui" : "");
    }

    static String word(Answer.State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static List<String> columns(Questionnaire form, List<Answer> answers) {
        return AnswersCsv.columns(form, answers).keySet().stream().limit(COLUMNS).toList();
    }

    private static String label(Questionnaire form, List<Answer> answers, String id) {
        return AnswersCsv.columns(form, answers).getOrDefault(id, "");
    }

    private static List<Row> rows(
            Questionnaire form, List<Answer> answers, List<String> ids, String path) {
        List<Row> rows = new ArrayList<>();
        for (Answer answer : answers) {
            List<Cell> cells = new ArrayList<>();
            List<Answer.Given> given = answer.answers();
            for (String id : ids) {
                String text =
                        given.stream()
                                .filter(one -> one.question().equals(id))
                                .map(Answer.Given::text)
                                .findFirst()
                                .orElse("");
                cells.add(new Cell(label(form, answers, id), cut(text)));
            }
            rows.add(
                    new Row(
                            answer.givenAt(),
                            cells,
                            answer.doneAt() != null,
                            path + "/" + answer.id()));
        }
        return rows;
    }

    private static String cut(String text) {
        String line = text.replace('\n', ' ');
        return line.length() > CUT ? line.substring(0, CUT) + "…" : line;
    }

    /** {@code GET …/reponses.csv}: with the same filters, the whole list. */
    Reply export(Desk desk, Exchange exchange) {
        Optional<Questionnaire> form = room.form(desk, exchange);
        if (form.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        List<Answer> answers =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx ->
                                        Answers.page(
                                                tx,
                                                wanted(form.get(), exchange),
                                                MOST_EXPORTED,
                                                0));
        byte[] bytes = csv.of(form.get(), answers, exchange.language());
        return Reply.bytes(200, "text/csv; charset=utf-8", bytes)
                .with("cache-control", "no-store")
                .with(
                        "content-disposition",
                        "attachment; filename=\"" + form.get().slug() + ".csv\"");
    }
}
