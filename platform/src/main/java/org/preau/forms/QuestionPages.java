package org.preau.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** One question of a form: what it asks, and when. */
final class QuestionPages {

    /**
     * @param fresh whether it is being added
     * @param page under which a new question is made: sent twice, it is one
     * @param kind its word
     * @param delete where it is taken away
     */
    record View(
            List<Link> crumbs,
            boolean fresh,
            Message kindLabel,
            String kind,
            UUID page,
            int version,
            String action,
            String back,
            String delete,
            Form form,
            boolean stale) {}

    record DropView(List<Link> crumbs, String label, boolean decides, String action, String back) {}

    private final FormRoom room;

    QuestionPages(FormRoom room) {
        this.room = room;
    }

    /** {@code GET …/questions/nouvelle?genre=}. */
    Reply create(Desk desk, Exchange exchange) {
        Optional<Question.Kind> kind = Typed.constant(Question.Kind.class, exchange.query("genre"));
        return room.form(desk, exchange)
                .map(form ->
                        page(
                                200,
                                desk,
                                exchange,
                                form,
                                blank(kind.orElse(Question.Kind.TEXT)),
                                Ids.next(),
                                List.of(),
                                false))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private static Question blank(Question.Kind kind) {
        boolean required = kind == Question.Kind.CONSENT;
        return new Question(Questions.freshId(), kind, "", "", required, List.of(), null);
    }

    /** {@code GET …/questions/{question}}. */
    Reply show(Desk desk, Exchange exchange) {
        Optional<Questionnaire> form = room.form(desk, exchange);
        Optional<Question> question =
                form.flatMap(it -> it.asked().find(exchange.parameter("question")));
        if (form.isEmpty() || question.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return page(200, desk, exchange, form.get(), question.get(), Ids.next(), List.of(), false);
    }

    /** {@code POST …/questions/nouvelle}. */
    Reply saveNew(Desk desk, Exchange exchange) {
        UUID page = Typed.id(exchange.form("id")).orElseGet(Ids::next);
        return save(desk, exchange, Questions.id(page), page);
    }

    /** {@code POST …/questions/{question}}. */
    Reply save(Desk desk, Exchange exchange) {
        String id = exchange.parameter("question");
        boolean there =
                room.form(desk, exchange).filter(it -> it.asked().find(id).isPresent()).isPresent();
        return there ? save(desk, exchange, id, Ids.next()) : room.pages().notFound(exchange);
    }

    static boolean isId(String sent) {
        return sent.length() > 1
                && sent.length() <= 12
                && sent.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    private Reply save(Desk desk, Exchange exchange, String id, UUID page) {
        Optional<UUID> form = Typed.id(exchange.parameter("form"));
        if (form.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        Question question = typed(id, exchange);
        int version = Typed.number(exchange.form("version"), 0);
        SaveQuestion.Command command = new SaveQuestion.Command(form.get(), version, question);
        return switch (room.acts().saveQuestion().run(desk, command)) {
            case SaveQuestion.Saved saved ->
                    Pages.done(FormRoom.of(desk, form.get()), "said.forms-question-saved");
            case SaveQuestion.Invalid(List<Wrong> wrongs) ->
                    room.form(desk, exchange)
                            .map(it -> page(422, desk, exchange, it, question, page, wrongs, false))
                            .orElseGet(() -> room.pages().notFound(exchange));
            case SaveQuestion.Stale(Questionnaire theirs) ->
                    page(409, desk, exchange, theirs, question, page, List.of(), true);
            case SaveQuestion.Missing() -> room.pages().notFound(exchange);
        };
    }

    private static Question typed(String id, Exchange exchange) {
        Question.Kind kind =
                Typed.constant(Question.Kind.class, exchange.form("genre"))
                        .orElse(Question.Kind.TEXT);
        return new Question(
                id,
                kind,
                exchange.form("label"),
                exchange.form("help"),
                exchange.formHas("required"),
                exchange.form("options").lines().limit(200).toList(),
                condition(exchange.form("condition")));
    }

    /** {@code QUESTION=ANSWER}; null for always. */
    private static Question.@Nullable Condition condition(String sent) {
        int equals = sent.indexOf('=');
        return equals < 1
                ? null
                : new Question.Condition(sent.substring(0, equals), sent.substring(equals + 1));
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            Questionnaire form,
            Question question,
            UUID id,
            List<Wrong> wrongs,
            boolean stale) {
        boolean fresh = form.asked().find(question.id()).isEmpty();
        String base = FormRoom.of(desk, form.id());
        String own = base + "/questions/" + question.id();
        View view =
                new View(
                        FormRoom.crumbs(desk, form),
                        fresh,
                        Message.of("forms.kind." + question.kind().word()),
                        question.kind().word(),
                        id,
                        form.version(),
                        fresh ? base + "/questions/nouvelle" : own,
                        base,
                        own + "/suppression",
                        fields(form, question, wrongs),
                        stale);
        return room.pages().desk(status, "forms/question", view, desk, exchange);
    }

    private static Form fields(Questionnaire form, Question it, List<Wrong> wrongs) {
        boolean note = it.kind() == Question.Kind.NOTE;
        List<Field> fields = new ArrayList<>();
        fields.add(
                FormRoom.field(Field.Type.TEXT, "label", it.label(), wrongs)
                        .withMaxLength(SaveQuestion.LABEL)
                        .withHint(Message.of("forms.hint.label." + it.kind().word())));
        fields.add(
                FormRoom.hinted(
                                FormRoom.field(
                                        note ? Field.Type.AREA : Field.Type.TEXT,
                                        "help",
                                        it.help(),
                                        wrongs))
                        .withMaxLength(SaveQuestion.HELP)
                        .optional());
        if (it.kind().hasOptions()) {
            fields.add(
                    FormRoom.hinted(
                            FormRoom.field(
                                    Field.Type.AREA,
                                    "options",
                                    String.join("\n", it.options()),
                                    wrongs)));
        }
        if (!note) {
            fields.add(
                    FormRoom.field(
                                    Field.Type.CHECKBOX,
                                    "required",
                                    it.required() ? "on" : "",
                                    wrongs)
                            .optional());
        }
        List<Field.Option> conditions = conditions(form.asked(), it.id());
        if (conditions.size() > 1) {
            Question.@Nullable Condition now = it.condition();
            fields.add(
                    FormRoom.hinted(
                                    FormRoom.field(
                                            Field.Type.SELECT,
                                            "condition",
                                            now == null ? "" : now.question() + "=" + now.is(),
                                            wrongs))
                            .withOptions(conditions)
                            .optional());
        }
        return Form.of(fields.toArray(Field[]::new));
    }

    private static List<Field.Option> conditions(Questions questions, String id) {
        List<Field.Option> options = new ArrayList<>();
        options.add(Field.Option.of("", Message.of("forms.condition.always")));
        for (Question one : questions.deciding(id)) {
            List<String> answers =
                    one.kind() == Question.Kind.CONSENT ? List.of(Question.TICKED) : one.options();
            for (String answer : answers) {
                Question.Condition condition = new Question.Condition(one.id(), answer);
                options.add(
                        Field.Option.of(
                                one.id() + "=" + answer,
                                FormPages.condition(questions, condition)));
            }
        }
        return options;
    }

    /** {@code POST …/questions/{question}/position}. */
    Reply move(Desk desk, Exchange exchange) {
        String way = exchange.form("sens");
        return Typed.id(exchange.parameter("form"))
                .filter(id -> way.equals("up") || way.equals("down"))
                .flatMap(id ->
                        room.acts()
                                .arrange()
                                .move(desk, id, exchange.parameter("question"), way.equals("up")))
                .map(form -> Pages.done(FormRoom.of(desk, form.id()), "said.forms-moved"))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code GET …/questions/{question}/suppression}. */
    Reply askDrop(Desk desk, Exchange exchange) {
        Optional<Questionnaire> form = room.form(desk, exchange);
        Optional<Question> question =
                form.flatMap(it -> it.asked().find(exchange.parameter("question")));
        if (form.isEmpty() || question.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        String base = FormRoom.of(desk, form.get().id());
        String id = question.get().id();
        boolean decides =
                form.get().asked().all().stream()
                        .map(Question::condition)
                        .anyMatch(it -> it != null && it.question().equals(id));
        DropView view =
                new DropView(
                        FormRoom.crumbs(desk, form.get()),
                        question.get().label(),
                        decides,
                        base + "/questions/" + id + "/suppression",
                        base);
        return room.pages().desk(200, "forms/drop", view, desk, exchange);
    }

    /** {@code POST …/questions/{question}/suppression}. */
    Reply drop(Desk desk, Exchange exchange) {
        return Typed.id(exchange.parameter("form"))
                .flatMap(id -> room.acts().arrange().drop(desk, id, exchange.parameter("question")))
                .map(form ->
                        Pages.done(FormRoom.of(desk, form.id()), "said.forms-question-dropped"))
                .orElseGet(() -> room.pages().notFound(exchange));
    }
}
