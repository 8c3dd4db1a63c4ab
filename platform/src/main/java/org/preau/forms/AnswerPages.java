package org.preau.forms;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.render.Link;
import org.preau.render.Pager;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** What was answered: the table with its search, one answer, its files, CSV. */
final class AnswerPages {

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

    /** One answer. */
    record View(
            List<Link> crumbs,
            String form,
            Answer answer,
            String state,
            List<Message> reasons,
            List<Line> lines,
            List<FileLine> files,
            String base) {}

    /**
     * @param mail an address that a letter can be written to; empty for anything else
     */
    record Line(String label, List<String> values, String mail) {}

    record FileLine(String name, long bytes, String href) {}

    record DeleteView(List<Link> crumbs, Instant at, String action, String back) {}

    private record Found(List<Answer> answers, long total) {}

    private final FormRoom room;
    private final AnswersCsv csv;

    AnswerPages(FormRoom room) {
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

    private static String word(Answer.State state) {
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

    /** {@code GET …/reponses/{answer}}. */
    Reply show(Desk desk, Exchange exchange) {
        Optional<Questionnaire> form = room.form(desk, exchange);
        Optional<Answer> answer = form.flatMap(it -> answer(desk, exchange, it));
        if (form.isEmpty() || answer.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        View view =
                room.database()
                        .read(desk.tenancy(), tx -> view(tx, desk, form.get(), answer.get()));
        return room.pages().desk(200, "forms/answer", view, desk, exchange);
    }

    private View view(TenantTx tx, Desk desk, Questionnaire form, Answer answer) {
        String list = FormRoom.of(desk, form.id()) + "/reponses";
        String base = list + "/" + answer.id();
        List<Link> crumbs = new ArrayList<>(FormRoom.crumbs(desk, form));
        crumbs.add(new Link(Message.of("forms.answers"), list));
        return new View(
                List.copyOf(crumbs),
                form.title(),
                answer,
                word(answer.state()),
                answer.reasons().stream().map(it -> Message.of("forms.reason." + it)).toList(),
                answer.answers().stream().map(AnswerPages::line).toList(),
                Answers.files(tx, answer.id()).stream()
                        .map(file ->
                                new FileLine(
                                        file.name(), file.bytes(), base + "/fichiers/" + file.id()))
                        .toList(),
                base);
    }

    private static Line line(Answer.Given one) {
        boolean mail = one.kind() == Question.Kind.EMAIL && !one.values().isEmpty();
        List<String> lines =
                one.kind() == Question.Kind.AREA
                        ? one.text().lines().filter(line -> !line.isBlank()).toList()
                        : one.values();
        return new Line(one.label(), lines, mail ? one.values().getFirst() : "");
    }

    private Optional<Answer> answer(Desk desk, Exchange exchange, Questionnaire form) {
        return Typed.id(exchange.parameter("answer"))
                .flatMap(id ->
                        room.database()
                                .read(desk.tenancy(), tx -> Answers.find(tx, form.id(), id)));
    }

    /** {@code POST …/reponses/{answer}/tri}: {@code geste} says how. */
    Reply sort(Desk desk, Exchange exchange) {
        Optional<UUID> form = Typed.id(exchange.parameter("form"));
        Optional<UUID> answer = Typed.id(exchange.parameter("answer"));
        Optional<SortAnswer.How> how = Typed.constant(SortAnswer.How.class, exchange.form("geste"));
        if (form.isEmpty() || answer.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        if (how.isEmpty()) {
            boolean there =
                    room.form(desk, exchange).flatMap(it -> answer(desk, exchange, it)).isPresent();
            return there ? room.pages().problem(400, exchange) : room.pages().notFound(exchange);
        }
        String word = how.get().name().toLowerCase(java.util.Locale.ROOT);
        return room.acts()
                .sort()
                .run(desk, form.get(), answer.get(), how.get())
                .map(it ->
                        Pages.done(
                                FormRoom.of(desk, form.get()) + "/reponses/" + it.id(),
                                "said.forms-answer-" + word))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code GET …/reponses/{answer}/suppression}. */
    Reply askDelete(Desk desk, Exchange exchange) {
        Optional<Questionnaire> form = room.form(desk, exchange);
        Optional<Answer> answer = form.flatMap(it -> answer(desk, exchange, it));
        if (form.isEmpty() || answer.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        String base = FormRoom.of(desk, form.get().id()) + "/reponses/" + answer.get().id();
        DeleteView view =
                new DeleteView(
                        FormRoom.crumbs(desk, form.get()),
                        answer.get().givenAt(),
                        base + "/suppression",
                        base);
        return room.pages().desk(200, "forms/answer-delete", view, desk, exchange);
    }

    /** {@code POST …/reponses/{answer}/suppression}. */
    Reply delete(Desk desk, Exchange exchange) {
        Optional<UUID> form = Typed.id(exchange.parameter("form"));
        Optional<UUID> answer = Typed.id(exchange.parameter("answer"));
        boolean gone =
                form.isPresent()
                        && answer.isPresent()
                        && room.acts().deleteAnswer().run(desk, form.get(), answer.get());
        return gone
                ? Pages.done(
                        FormRoom.of(desk, form.get()) + "/reponses", "said.forms-answer-deleted")
                : room.pages().notFound(exchange);
    }

    /** {@code GET …/reponses/{answer}/fichiers/{file}}: always to be saved, never to be run. */
    Reply file(Desk desk, Exchange exchange) {
        Optional<Answer> answer =
                room.form(desk, exchange).flatMap(form -> answer(desk, exchange, form));
        Optional<UUID> id = Typed.id(exchange.parameter("file"));
        @Nullable AnswerFile file =
                answer.flatMap(it ->
                                room
                                        .database()
                                        .read(desk.tenancy(), tx -> Answers.files(tx, it.id()))
                                        .stream()
                                        .filter(one -> id.filter(one.id()::equals).isPresent())
                                        .findFirst())
                        .orElse(null);
        if (file == null) {
            return room.pages().notFound(exchange);
        }
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Reply.stream("application/octet-stream", file.bytes(), () -> open(desk, file))
                .with("cache-control", "no-store")
                .with("x-content-type-options", "nosniff")
                .with("content-security-policy", "default-src 'none'; sandbox")
                .with(
                        "content-disposition",
                        "attachment; filename*=UTF-8''" + name.replace("*", "%2A"));
    }

    private InputStream open(Desk desk, AnswerFile file) {
        try {
            return room.acts()
                    .shelf()
                    .open(desk.tenancy().tenant(), file.id())
                    .map(StoredObject::bytes)
                    .orElseThrow(() ->
                            new IllegalStateException("the store has lost the file " + file.id()));
        } catch (StoreUnavailable e) {
            throw new UncheckedIOException(e);
        }
    }
}
